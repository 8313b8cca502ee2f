package dev.tend.core.input;

/** Why a probe ran. Only scheduled results feed windows. */
public enum Trigger {
  /** Its schedule, its sample, or a notification that came in. */
  SCHEDULED("scheduled"),
  /** The core asked, before an action or about a dependency. */
  CONFIRMATION("confirmation"),
  /** A person asked. */
  INVOKED("invoked");

  private final String text;

  Trigger(String text) {
    this.text = text;
  }

  /** The word in events and output. */
  public String text() {
    return text;
  }
}
