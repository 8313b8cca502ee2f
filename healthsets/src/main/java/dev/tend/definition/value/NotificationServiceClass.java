package dev.tend.definition.value;

/** How urgent an escalation is; Exchange's 0, 1 and 2. */
public enum NotificationServiceClass {
  /** Wakes a person. */
  URGENT("Urgent"),
  /** Not urgent */
  URGENT_IN_TRAINING("UrgentInTraining"),
  /** Working hours are enough. */
  SCHEDULED("Scheduled");

  private final String text;

  NotificationServiceClass(String text) {
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
