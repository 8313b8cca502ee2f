package dev.tend.probe.client;

/** What a server said, made fit to be shown: short, and without anything that steers a terminal. */
public final class Excerpt {
  /** The most that is shown. */
  static final int MAX_CHARS = 200;

  private Excerpt() {}

  /** The beginning of a text in quotes, with everything that cannot be seen written out. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int at = 0;
    while (at < text.length() && shown.length() <= MAX_CHARS) {
      int character = text.codePointAt(at);
      append(shown, character);
      at += Character.charCount(character);
    }
    return shown.append(at < text.length() ? "\"..." : "\"").toString();
  }

  private static void append(StringBuilder shown, int character) {
    switch (character) {
      case '\r' -> shown.append("\\r");
      case '\n' -> shown.append("\\n");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isVisible(character)) {
          shown.appendCodePoint(character);
        } else {
          shown.append(String.format("\\u{%x}", character));
        }
      }
    }
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
