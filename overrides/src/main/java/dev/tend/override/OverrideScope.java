package dev.tend.override;

/** Where an override is kept, and so whom it can reach. */
public enum OverrideScope {
  /** In the local store of one server, for that server. */
  SERVER("Server"),
  /** In the shared directory, for every server that its selector matches. */
  GLOBAL("Global");

  private final String text;

  OverrideScope(String text) {
    this.text = text;
  }

  /** The word in output. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
