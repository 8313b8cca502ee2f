package dev.tend.probe.mail;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply other than the wanted one, in the parts by which it is judged.
 *
 * @param stage where in the exchange it came
 * @param code the reply code, such as {@code 450}, {@code NO}, {@code BYE} or {@code -ERR}; empty
 *     text for what is none
 * @param status the enhanced status of SMTP (RFC 3463), such as {@code 4.7.1}, or the response code
 *     of IMAP (RFC 5530) or POP3 (RFC 2449), such as {@code SYS/TEMP}; empty text for none
 * @param text the words behind them in lower case
 */
record RefusedReply(MailStage stage, String code, String status, String text) {
  /**
   * Stands for the status of a POP3 server that promised to say {@code [AUTH]} of bad credentials
   * and did not (RFC 3206).
   */
  static final String NOT_AUTH = "NOT-AUTH";

  private static final Pattern ENHANCED =
      Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.]).*");
  private static final Pattern BRACKETED = Pattern.compile("\\[([^] ]*)[^]]*] ?(.*)");

  /** In SMTP or LMTP. The status is that of the first line that has one. */
  static RefusedReply ofSmtp(MailStage stage, SmtpReply reply) {
    String status = "";
    for (String line : reply.lines()) {
      Matcher enhanced = ENHANCED.matcher(line);
      if (status.isEmpty() && enhanced.matches()) {
        status = enhanced.group(1);
      }
    }
    return of(stage, String.valueOf(reply.code()), status, String.join(" ", reply.lines()));
  }

  /** In IMAP: a tagged response, or an untagged one that ends everything. */
  static RefusedReply ofImap(MailStage stage, ImapResponse response) {
    List<String> words = List.of(response.syntax().split(" ", 3));
    String code = words.size() > 1 ? words.get(1).toUpperCase(Locale.ROOT) : "";
    return bracketed(stage, code, words.size() > 2 ? words.get(2) : "");
  }

  /** In POP3. */
  static RefusedReply ofPop3(MailStage stage, String line) {
    return line.startsWith("-ERR")
        ? bracketed(stage, "-ERR", line.substring("-ERR".length()).strip())
        : of(stage, "", "", line);
  }

  private static RefusedReply bracketed(MailStage stage, String code, String rest) {
    Matcher bracketed = BRACKETED.matcher(rest);
    return bracketed.matches()
        ? of(stage, code, bracketed.group(1).toUpperCase(Locale.ROOT), bracketed.group(2))
        : of(stage, code, "", rest);
  }

  private static RefusedReply of(MailStage stage, String code, String status, String text) {
    return new RefusedReply(stage, code, status, text.toLowerCase(Locale.ROOT));
  }

  /** The same of a server that promised to say so if it were about the credentials. */
  RefusedReply promised() {
    return status.isEmpty() ? new RefusedReply(stage, code, NOT_AUTH, text) : this;
  }
}
