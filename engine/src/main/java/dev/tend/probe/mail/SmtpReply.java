package dev.tend.probe.mail;

import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * One reply of an SMTP or LMTP server.
 *
 * @param code three digits
 * @param lines what stands behind the code in each line
 */
record SmtpReply(int code, List<String> lines) {
  private static final int CODE_DIGITS = 3;

  /** Reads a reply, of one line or many. */
  static SmtpReply read(LineConnection connection) throws ConversationException {
    connection.beginReply();
    List<String> lines = new ArrayList<>(1);
    int code = -1;
    while (true) {
      String line = connection.line();
      int own = code(line);
      if (own < 0 || (code >= 0 && own != code)) {
        throw connection.violation(line);
      }
      code = own;
      lines.add(line.length() > CODE_DIGITS ? line.substring(CODE_DIGITS + 1) : "");
      if (line.length() == CODE_DIGITS || line.charAt(CODE_DIGITS) == ' ') {
        return new SmtpReply(code, lines);
      }
    }
  }

  private static int code(String line) {
    if (line.length() < CODE_DIGITS) {
      return -1;
    }
    int code = 0;
    for (int i = 0; i < CODE_DIGITS; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      code = 10 * code + digit;
    }
    boolean separated =
        line.length() == CODE_DIGITS
            || line.charAt(CODE_DIGITS) == ' '
            || line.charAt(CODE_DIGITS) == '-';
    return separated && code >= 200 && code < 600 ? code : -1;
  }

  /** Whether the server did what it was asked. */
  boolean isPositive() {
    return code < 300;
  }

  /** Whether it asks for more. */
  boolean asksForMore() {
    return code >= 300 && code < 400;
  }

  @Override
  public String toString() {
    return code + " " + String.join(" ", lines);
  }
}
