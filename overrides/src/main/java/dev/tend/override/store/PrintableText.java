package dev.tend.override.store;

/** Which characters are fit for a line and for a terminal. */
public final class PrintableText {
  private static final int LONGEST = 120;

  private PrintableText() {}

  /** Foreign text made fit for a message: on one line and short. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(point -> isFit(point) ? point : '?')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  /** Not what moves a cursor, breaks a line, changes the text's direction or is half a letter. */
  public static boolean isFit(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !turnsDirection(point);
    };
  }

  private static boolean turnsDirection(int point) {
    return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
  }
}
