package dev.tend.eventlog.schema;

/** What the value of a field looks like. */
public enum FieldType {
  /** A text. */
  TEXT("text"),
  /** Several texts. */
  TEXTS("list of texts"),
  /** A whole number. */
  INTEGER("whole number"),
  /** A number. */
  NUMBER("number"),
  /** True or false. */
  BOOLEAN("boolean"),
  /** {@code 2026-01-05T00:00:00.000Z}. */
  DATE("UTC with milliseconds");

  private final String text;

  FieldType(String text) {
    this.text = text;
  }

  /** The words for it. */
  public String text() {
    return text;
  }
}
