package dev.tend.eventlog.schema;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes what JSON must have escaped, and besides whatever breaks lines or moves the cursor of a
 * terminal: a hostile server's greeting ends up in these lines, and people page through them.
 */
final class LineEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int LAST_CONTROL = 0x9f;
  private static final int ESCAPED = 6;

  private final int[] ascii = standardAsciiEscapesForJSON();

  LineEscapes() {
    ascii[DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int point) {
    return escapes(point)
        ? new SerializedString("\\u" + String.format(Locale.ROOT, "%04x", point))
        : null;
  }

  /** How many bytes a code point takes in a line. */
  static int encodedBytes(int point) {
    if (point < FIRST_PRINTABLE || escapes(point)) {
      return ESCAPED;
    }
    if (point == '"' || point == '\\') {
      return 2;
    }
    if (point < 0x80) {
      return 1;
    }
    if (point < 0x800) {
      return 2;
    }
    return point < 0x10000 ? 3 : 4;
  }

  private static boolean escapes(int point) {
    return (point >= DELETE && point <= LAST_CONTROL)
        || point == 0x2028
        || point == 0x2029
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
