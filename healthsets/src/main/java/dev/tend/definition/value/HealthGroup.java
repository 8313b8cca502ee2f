package dev.tend.definition.value;

/** The four health groups. */
public enum HealthGroup {
  /** What users touch. */
  CUSTOMER_TOUCH_POINTS("CustomerTouchPoints"),
  /** Services behind the touch points. */
  SERVICE_COMPONENTS("ServiceComponents"),
  /** The server's own resources. */
  SERVER_COMPONENTS("ServerComponents"),
  /** What the services need from elsewhere. */
  DEPENDENCY_AVAILABILITY("DependencyAvailability");

  private final String text;

  HealthGroup(String text) {
    this.text = text;
  }

  /** The word in YAML, events and output. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
