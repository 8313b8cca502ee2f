package dev.tend.probe.outcome;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a mail server that is well says to each command, and how its commands are told apart. */
@SuppressWarnings("ImmutableEnumChecker") // Nothing is put into it once it is made.
enum MailDialect {
  SMTP(
      """
      connection=220 mx.test ESMTP
      EHLO=250-mx.test\\n250-STARTTLS\\n250 AUTH PLAIN
      LHLO=250-mx.test\\n250 STARTTLS
      STARTTLS=220 go on
      AUTH=235 in
      response=235 in
      MAIL=250 2.1.0 Ok
      RCPT=250 2.1.5 Ok
      DATA=354 go on
      message=250 2.0.0 Ok: queued as 4X
      RSET=250 Ok
      NOOP=250 Ok
      QUIT=221 bye
      """,
      "500 5.5.2 what?"),
  IMAP(
      """
      connection=* OK hello
      CAPABILITY=* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR UIDPLUS\\nTAG OK done
      STARTTLS=TAG OK go on
      AUTHENTICATE=TAG OK in
      LOGIN=TAG OK in
      response=TAG OK in
      SELECT=* 3 EXISTS\\n* OK [UIDNEXT 3] next\\nTAG OK open
      EXAMINE=* 3 EXISTS\\n* OK [UIDNEXT 3] next\\nTAG OK open
      UID SEARCH=* SEARCH\\nTAG OK done
      UID FETCH=TAG OK done
      UID STORE=TAG OK done
      UID EXPUNGE=TAG OK done
      NOOP=TAG OK done
      LOGOUT=* BYE bye\\nTAG OK done
      """,
      "TAG BAD what?"),
  POP3(
      """
      connection=+OK hello
      CAPA=+OK here they are\\nUSER\\nSTLS\\n.
      STLS=+OK go on
      USER=+OK go on
      PASS=+OK in
      STAT=+OK 0 0
      NOOP=+OK
      QUIT=+OK bye
      """,
      "-ERR what?"),
  NONE("", "");

  private final Map<String, Reply> replies = new HashMap<>();
  private final Reply otherwise;

  MailDialect(String replies, String otherwise) {
    for (String line : replies.lines().toList()) {
      String[] parts = line.split("=", 2);
      this.replies.put(parts[0], Reply.saying(parts[1].replace("\\n", "\n")));
    }
    this.otherwise = Reply.saying(otherwise);
  }

  /** The dialect of a type of probe, or of a protocol named in its settings. */
  static MailDialect of(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "SMTP", "LMTP", "SUBMISSION" -> SMTP;
      case "IMAP" -> IMAP;
      case "POP3" -> POP3;
      default -> NONE;
    };
  }

  /** What is said to each command. */
  Map<String, Reply> replies() {
    return new HashMap<>(replies);
  }

  /** What is said to a command that is not known. */
  Reply otherwise() {
    return otherwise;
  }

  /** The command of a line, in capitals and without its tag. */
  String command(String line) {
    String[] words = line.toUpperCase(Locale.ROOT).split(" ", -1);
    int first = this == IMAP ? 1 : 0;
    if (words.length <= first) {
      return "";
    }
    boolean uid = words[first].equals("UID") && words.length > first + 1;
    return uid ? "UID " + words[first + 1] : words[first];
  }

  /** The tag of a line; empty text where commands have none. */
  String tag(String line) {
    return this == IMAP ? line.split(" ", 2)[0] : "";
  }
}
