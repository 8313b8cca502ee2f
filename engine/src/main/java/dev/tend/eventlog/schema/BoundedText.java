package dev.tend.eventlog.schema;

/**
 * A text as it goes into a line: cut where it is too long, with halves of surrogate pairs replaced,
 * and its size known.
 *
 * @param text what is written; ends in {@code …} when it was cut
 * @param bytes how much room it takes in the line
 * @param cut whether something is missing
 */
record BoundedText(String text, int bytes, boolean cut) {
  private static final String MARK = "…";
  private static final int MARK_BYTES = 3;
  private static final char REPLACEMENT = '\ufffd';

  /** The part of a text that fits both limits. */
  static BoundedText of(String text, int maxChars, int maxBytes) {
    if (text.length() <= Math.min(maxChars, maxBytes - MARK_BYTES) && isPlain(text)) {
      return new BoundedText(text, text.length(), false);
    }
    StringBuilder kept = new StringBuilder(Math.min(text.length(), maxChars));
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int chars = Character.charCount(point);
      if (chars == 1 && Character.isSurrogate((char) point)) {
        point = REPLACEMENT;
      }
      int size = LineEscapes.encodedBytes(point);
      boolean last = at + chars == text.length();
      int reserve = last ? 0 : MARK_BYTES;
      if (kept.length() + chars > maxChars || bytes + size + reserve > maxBytes) {
        return new BoundedText(kept.append(MARK).toString(), bytes + MARK_BYTES, true);
      }
      kept.appendCodePoint(point);
      bytes += size;
      at += chars;
    }
    return new BoundedText(kept.toString(), bytes, false);
  }

  /** Whether every character takes one byte, as in most texts: these need not be taken apart. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      if (one < ' ' || one > '~' || one == '"' || one == '\\') {
        return false;
      }
    }
    return true;
  }
}
