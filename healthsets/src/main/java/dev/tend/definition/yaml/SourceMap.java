package dev.tend.definition.yaml;

import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.SourcePosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The text of a file, by position. */
final class SourceMap {
  static final int LONGEST = 1 << 20;
  private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+):?");

  private final String file;
  private final boolean tooLong;
  private final int[] codePoints;

  SourceMap(String file, String text) {
    this.file = file;
    this.tooLong = text.length() > LONGEST;
    this.codePoints = tooLong ? new int[0] : text.codePoints().toArray();
  }

  SourcePosition start() {
    return new SourcePosition(file, 1, 1);
  }

  SourcePosition position(TokenStreamLocation location) {
    return new SourcePosition(
        file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The character at an offset that counts code points, as the parser's offsets do; 0 at end. */
  int codePoint(long offset) {
    return offset >= 0 && offset < codePoints.length ? codePoints[(int) offset] : 0;
  }

  /** What keeps the text from being parsed at all. */
  Optional<Problem> unreadable() {
    if (tooLong) {
      return Optional.of(
          Problem.error(SourcePosition.ofFile(file), "the file is too large")
              .expecting("at most 1 MiB"));
    }
    int line = 1;
    int column = 1;
    for (int codePoint : codePoints) {
      if (!isPrintable(codePoint)) {
        String what = String.format("the character U+%04X is not allowed", codePoint);
        return Optional.of(Problem.error(new SourcePosition(file, line, column), what));
      }
      column = codePoint == '\n' ? 1 : column + 1;
      line += codePoint == '\n' ? 1 : 0;
    }
    return Optional.empty();
  }

  /** What YAML allows, without the separators that only some take for the end of a line. */
  private static boolean isPrintable(int codePoint) {
    if (codePoint < ' ') {
      return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }
    return codePoint < 0x7f
        || (codePoint >= 0xa0
            && codePoint != 0x2028
            && codePoint != 0x2029
            && !(codePoint >= 0xd800 && codePoint <= 0xdfff)
            && codePoint != 0xfffe
            && codePoint != 0xffff);
  }

  /** Escapes within quotes can bring in what the text itself may not hold. */
  static boolean hasControlCharacters(String text) {
    return text.codePoints().anyMatch(codePoint -> !isPrintable(codePoint));
  }

  /** The one problem of a text that is not YAML, at the place the parser marks. */
  Problem malformed(JacksonException cause) {
    String message = cause.getOriginalMessage() == null ? "" : cause.getOriginalMessage();
    SourcePosition at = cause.getLocation() == null ? start() : position(cause.getLocation());
    Matcher marks = MARK.matcher(message);
    while (marks.find()) {
      at =
          new SourcePosition(
              file, Integer.parseInt(marks.group(1)), Integer.parseInt(marks.group(2)));
    }
    return Problem.error(at, "this is not YAML: " + reason(message))
        .expecting(
            message.contains("got {")
                ? "quotes around a value with ${...} inside braces or brackets"
                : "");
  }

  /** The sentences of the parser's message, without its picture of the line. */
  private static String reason(String message) {
    StringBuilder reason = new StringBuilder();
    for (String line : message.split("\n", -1)) {
      String trimmed = line.strip();
      if (!line.startsWith(" ") && !trimmed.isEmpty()) {
        reason.append(reason.isEmpty() ? "" : ", ").append(trimmed);
      }
    }
    String text = reason.toString().replaceAll("\\p{Cntrl}", "?");
    return text.length() <= 200 ? text : text.substring(0, 197) + "...";
  }
}
