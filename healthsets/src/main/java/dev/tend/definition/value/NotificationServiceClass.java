package dev.tend.definition.value;

/** How urgent an escalation is; Exchange's 0, 1 and 2. */
public enum NotificationServiceClass implements Word.Pascal {
  /** Wakes a person. */
  URGENT,
  /** Not urgent */
  URGENT_IN_TRAINING,
  /** Working hours are enough. */
  SCHEDULED;

  @Override
  public String toString() {
    return text();
  }
}
