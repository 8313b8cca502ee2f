package dev.tend.probe.mail;

import java.util.List;
import java.util.Optional;

/**
 * What refusals mean in each protocol. Both mistakes are bad: a restart because a server turned
 * away this one client, and an outage taken for that. So what names the client comes first, then
 * what names the server's own trouble, then the codes; what is left speaks against the server.
 *
 * <p>Codes and statuses are those of RFC 5321, RFC 4954 (AUTH), RFC 3463 and RFC 5248 (SMTP), RFC
 * 3501 and RFC 5530 (IMAP), RFC 1939, RFC 2449 and RFC 3206 (POP3).
 */
final class RefusalRules {
  /**
   * SMTP and LMTP. Postfix says {@code 451 4.7.1 Service unavailable} when a milter or a policy
   * service of its own does not answer, which is an outage, and a policy says {@code 451 4.7.1 Try
   * again later}, which is not: with a status of policy, the words decide.
   */
  static final RefusalTable SMTP =
      new RefusalTable(
          """
          any                           | 2xx 3xx     | any         | any              | NONSENSE
          sender recipient data message | any         | 4.2.2 5.2.2 | any              | MAILBOX_FULL
          sender recipient data message | 552         | none        | any              | MAILBOX_FULL
          sender recipient data message | any         | any         | mailbox_full     | MAILBOX_FULL
          any                           | any         | any         | limit            | TOO_OFTEN
          greeting hello                | 421         | 4.3.2       | open_connections | TOO_OFTEN
          any                           | 432         | 4.3.2       | any              | TOO_OFTEN
          starttls                      | any         | any         | any              | NO_TLS
          greeting hello                | any         | any         | greylist         | GREYLISTED
          sender recipient data message | any         | any         | greylist         | GREYLISTED
          sender recipient              | 450         | 4.3.2       | postscreen       | GREYLISTED
          any                           | 521 550     | 5.3.2 5.5.1 | postscreen       | TURNED_AWAY
          hello                         | 421         | 4.7.1       | other_way        | OTHER_WAY
          login                         | 530 538 534 | any         | any              | OTHER_WAY
          any                           | 530 430     | any         | other_way        | OTHER_WAY
          any                           | 530 430     | any         | any              | LOG_IN_FIRST
          any                           | any         | any         | trouble          | NO_SERVICE
          login                         | 523         | any         | any              | OTHER_WAY
          login                         | 504         | 5.7.x       | any              | OTHER_WAY
          login                         | 500 502 503 | any         | any              | NO_SERVICE
          login                         | 535 525 432 | any         | any              | ACCOUNT
          login                         | any         | any         | locked           | ACCOUNT
          login                         | 454         | any         | any              | NO_SERVICE
          login                         | any         | any         | other_way        | OTHER_WAY
          login                         | any         | any         | policy           | TURNED_AWAY
          login                         | any         | 4.7.x       | any              | TURNED_AWAY
          login                         | any         | 5.7.x       | any              | ACCOUNT
          login                         | any         | any         | account          | ACCOUNT
          login                         | any         | any         | any              | NO_SERVICE
          sender recipient data         | any         | 4.7.x 5.7.x | other_way        | OTHER_WAY
          sender recipient data         | any         | any         | log_in_first     | LOG_IN_FIRST
          hello                         | 501 504     | any         | any              | BAD_NAME
          hello                         | 4xx 55x     | any         | bad_name         | BAD_NAME
          greeting hello other          | any         | 4.7.x 5.7.x | any              | TURNED_AWAY
          greeting hello other          | any         | any         | policy           | TURNED_AWAY
          sender recipient data message | any         | 4.7.x       | any              | TURNED_AWAY
          sender recipient data message | 4xx         | 4.2.1 4.2.3 | any              | MAILBOX_REFUSED
          recipient                     | 4xx         | 4.5.3       | any              | TOO_OFTEN
          recipient message             | 4xx         | 4.2.0       | in_use           | MAILBOX_IN_USE
          sender recipient data         | any         | any         | no_address       | MAILBOX_REFUSED
          sender recipient data         | any         | 5.3.x 5.4.x | policy           | TURNED_AWAY
          sender recipient data         | any         | 5.3.x 5.4.x | any              | NO_SERVICE
          sender recipient data         | 500 502 503 | any         | any              | NO_SERVICE
          sender recipient data         | 521         | none 5.5.x  | any              | NO_SERVICE
          data                          | any         | 5.5.1       | any              | NO_SERVICE
          sender recipient data         | 5xx         | any         | any              | MAILBOX_REFUSED
          sender recipient data message | 4xx         | none        | policy           | TURNED_AWAY
          message                       | 5xx         | 5.6.x 5.7.x | any              | TURNED_AWAY
          message                       | 5xx         | any         | policy           | TURNED_AWAY
          message                       | 5xx         | 5.1.x 5.2.x | any              | MAILBOX_REFUSED
          any                           | any         | any         | any              | NO_SERVICE
          """);

  /**
   * IMAP. That a log-in is answered {@code NO} and nothing more means that user name or password
   * were rejected (RFC 3501, section 6.2.3).
   */
  static final RefusalTable IMAP =
      new RefusalTable(
          """
          any            | any    | SERVERBUG CORRUPTION    | any          | NO_SERVICE
          any            | any    | any                     | mailbox_full | MAILBOX_FULL
          any            | any    | any                     | limit        | TOO_OFTEN
          any            | any    | LIMIT THROTTLED         | any          | TOO_OFTEN
          login          | any    | any                     | sessions     | TOO_OFTEN
          any            | any    | OVERQUOTA               | any          | MAILBOX_FULL
          starttls       | any    | any                     | any          | NO_TLS
          any            | any    | PRIVACYREQUIRED         | any          | OTHER_WAY
          any            | any    | UNAVAILABLE             | any          | NO_SERVICE
          login          | any    | INUSE                   | any          | MAILBOX_IN_USE
          login          | any    | any                     | other_way    | OTHER_WAY
          login          | NO BYE | any                     | trouble      | NO_SERVICE
          any            | BAD    | any                     | any          | NONSENSE
          greeting login | BYE    | any                     | policy       | TURNED_AWAY
          login          | BYE    | any                     | account      | ACCOUNT
          login          | NO     | none ALERT              | later        | NO_SERVICE
          login          | NO     | any                     | any          | ACCOUNT
          mailbox        | NO     | NONEXISTENT NOPERM      | any          | MAILBOX_CLOSED
          mailbox        | NO     | TRYCREATE               | any          | MAILBOX_CLOSED
          mailbox        | NO     | any                     | lock_timeout | NO_SERVICE
          mailbox        | NO     | INUSE                   | any          | MAILBOX_IN_USE
          mailbox        | NO     | any                     | in_use       | MAILBOX_IN_USE
          mailbox        | NO     | any                     | no_mailbox   | MAILBOX_CLOSED
          any            | NO BYE | any                     | any          | NO_SERVICE
          any            | any    | any                     | any          | NONSENSE
          """);

  /**
   * POP3. What says nothing of credentials speaks against the server, and where it promised to say
   * {@code [AUTH]} of them, so does what does not.
   */
  static final RefusalTable POP3 =
      new RefusalTable(
          """
          any      | none | any               | any       | NONSENSE
          any      | -ERR | any               | limit     | TOO_OFTEN
          any      | -ERR | LOGIN-DELAY       | any       | TOO_OFTEN
          any      | -ERR | IN-USE            | in_use    | MAILBOX_IN_USE
          login    | -ERR | IN-USE            | trouble   | NO_SERVICE
          any      | -ERR | IN-USE            | any       | MAILBOX_IN_USE
          login    | -ERR | any               | sessions  | TOO_OFTEN
          starttls | -ERR | any               | any       | TLS_NOT_OFFERED
          login    | -ERR | any               | other_way | OTHER_WAY
          login    | -ERR | SYS/PERM          | locked    | ACCOUNT
          any      | -ERR | SYS/TEMP SYS/PERM | any       | NO_SERVICE
          any      | -ERR | any               | in_use    | MAILBOX_IN_USE
          login    | -ERR | any               | trouble   | NO_SERVICE
          login    | -ERR | AUTH              | any       | ACCOUNT
          login    | -ERR | any               | policy    | TURNED_AWAY
          login    | -ERR | NOT-AUTH          | any       | NO_SERVICE
          login    | -ERR | any               | account   | ACCOUNT
          greeting | -ERR | any               | policy    | TURNED_AWAY
          any      | any  | any               | any       | NO_SERVICE
          """);

  private RefusalRules() {}

  /**
   * What the first line of a server means that should greet, for whoever does not know which
   * protocol it speaks; empty when it is not a refusal of any of these.
   */
  static Optional<RefusalMeaning> ofGreeting(String line) {
    if (line.matches("[45][0-9]{2}[ -].*")) {
      SmtpReply reply = new SmtpReply(Integer.parseInt(line, 0, 3, 10), List.of(line.substring(4)));
      return Optional.of(SMTP.meaning(RefusedReply.ofSmtp(MailStage.GREETING, reply)));
    }
    if (line.startsWith("* BYE")) {
      ImapResponse bye = new ImapResponse(line, List.of());
      return Optional.of(IMAP.meaning(RefusedReply.ofImap(MailStage.GREETING, bye)));
    }
    return line.startsWith("-ERR")
        ? Optional.of(POP3.meaning(RefusedReply.ofPop3(MailStage.GREETING, line)))
        : Optional.empty();
  }
}
