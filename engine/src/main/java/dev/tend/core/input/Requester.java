package dev.tend.core.input;

/** Who asks for a component's state. */
public enum Requester {
  /** Tend itself. */
  HEALTH_API("HealthAPI"),
  /** A maintenance. */
  MAINTENANCE("Maintenance"),
  /** Taken out of use. */
  SIDELINED("Sidelined"),
  /** Not working. */
  FUNCTIONAL("Functional"),
  /** A deployment. */
  DEPLOYMENT("Deployment");

  private final String text;

  Requester(String text) {
    this.text = text;
  }

  /** The word on the command line and in events. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text();
  }
}
