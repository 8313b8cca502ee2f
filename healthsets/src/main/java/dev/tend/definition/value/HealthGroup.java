package dev.tend.definition.value;

/** The four health groups. */
public enum HealthGroup implements Word.Pascal {
  /** What users touch. */
  CUSTOMER_TOUCH_POINTS,
  /** Services behind the touch points. */
  SERVICE_COMPONENTS,
  /** The server's own resources. */
  SERVER_COMPONENTS,
  /** What the services need from elsewhere. */
  DEPENDENCY_AVAILABILITY;

  @Override
  public String toString() {
    return text();
  }
}
