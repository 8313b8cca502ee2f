package dev.tend.config;

/** Who starts and stops services. */
public enum ServiceManagerKind {
  /** Units of systemd. */
  SYSTEMD("systemd"),
  /** The commands that the configuration gives for each service, and no others. */
  COMMANDS("commands");

  private final String text;

  ServiceManagerKind(String text) {
    this.text = text;
  }

  /** The word in the configuration. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
