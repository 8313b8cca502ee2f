package dev.tend.probe.mail;

import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One response of an IMAP server, which is a line unless literals stand in it.
 *
 * @param syntax the line, with {@code {n}} where each literal stood
 * @param literals the literals in order
 */
record ImapResponse(String syntax, List<String> literals) {
  private static final int MAX_DIGITS = 18;

  /** Reads one. A literal longer than a reply may be is refused when it is announced. */
  static ImapResponse read(LineConnection connection) throws ConversationException {
    StringBuilder syntax = new StringBuilder();
    List<String> literals = new ArrayList<>(0);
    while (true) {
      String line = connection.line();
      syntax.append(line);
      Optional<String> announced = announced(line);
      if (announced.isEmpty()) {
        return new ImapResponse(syntax.toString(), literals);
      }
      String digits = announced.get();
      literals.add(
          connection.bytes(digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits)));
    }
  }

  private static Optional<String> announced(String line) {
    int open = line.lastIndexOf('{');
    if (!line.endsWith("}") || open < 0) {
      return Optional.empty();
    }
    String digits = line.substring(open + 1, line.length() - 1);
    boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of(digits) : Optional.empty();
  }

  /** The words of the line in capitals, at most so many; the last holds the rest. */
  List<String> words(int most) {
    return List.of(syntax.toUpperCase(Locale.ROOT).split(" ", most));
  }

  /** Whether it is untagged and of this kind. */
  boolean is(String kind) {
    List<String> words = words(3);
    return words.size() > 1 && words.get(0).equals("*") && words.get(1).equals(kind);
  }

  /** The response code without brackets and parameters, in capitals; empty text for none. */
  String code() {
    List<String> words = words(3);
    String text = words.size() == 3 ? words.get(2) : "";
    int end = text.indexOf(']');
    if (!text.startsWith("[") || end < 0) {
      return "";
    }
    String code = text.substring(1, end);
    int space = code.indexOf(' ');
    return space < 0 ? code : code.substring(0, space);
  }
}
