package dev.tend.probe.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How texts are written in IMAP commands. */
final class ImapText {
  private ImapText() {}

  /** Whether a text can stand in quotes. What cannot is sent as a literal. */
  static boolean isQuotable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  /** In quotes. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The name of a mailbox in quotes, in the modified UTF-7 that IMAP wants. */
  static String mailbox(String name) {
    StringBuilder encoded = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (c >= ' ' && c < 127) {
        encoded.append(c == '&' ? "&-" : String.valueOf(c));
        at++;
      } else {
        int end = at;
        while (end < name.length() && (name.charAt(end) < ' ' || name.charAt(end) >= 127)) {
          end++;
        }
        byte[] bytes = name.substring(at, end).getBytes(StandardCharsets.UTF_16BE);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        encoded.append('&').append(base64.replace('/', ',')).append('-');
        at = end;
      }
    }
    return quoted(encoded.toString());
  }
}
