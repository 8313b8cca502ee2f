package dev.tend.core.input;

/** Whether a component is in service; the later in this order, the worse. */
public enum ComponentState {
  /** In service: nobody holds it. */
  ACTIVE("Active"),
  /** Being taken out of service: what is under way may end, and nothing new begins. */
  DRAINING("Draining"),
  /** Out of service. */
  INACTIVE("Inactive");

  private final String text;

  ComponentState(String text) {
    this.text = text;
  }

  /** The word on the command line and in events. */
  public String text() {
    return text;
  }

  /** The worse of two. */
  public ComponentState worse(ComponentState other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public String toString() {
    return text();
  }
}
