package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom a reply other than the wanted one speaks against: the server, or only the probe, which came
 * too often, from the wrong place, by the wrong name, or with a mailbox that takes nothing. When in
 * doubt it is the server.
 */
final class ReplyClassifier {
  /** Enhanced status codes of policy: what follows is about the client, not about the server. */
  private static final Pattern POLICY = Pattern.compile("[45]\\.7\\.[0-9]{1,3}\\b.*");

  /**
   * Servers that give no such code, or that of a system that takes no mail, name the client in
   * words. That there are too many connections altogether is the server's trouble.
   */
  private static final Pattern ABOUT_THE_CLIENT =
      Pattern.compile(
          "too (many|much) .{0,60}\\bfrom\\b|\\brate limit"
              + "|\\byour (ip|host|hostname|address|network)\\b");

  private static final Pattern MAILBOX_FULL = Pattern.compile("[45]\\.2\\.2\\b.*");
  private static final Pattern MAIL_SYSTEM = Pattern.compile("5\\.[34]\\.[0-9]{1,3}\\b.*");
  private static final Pattern ENHANCED = Pattern.compile("[45]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b.*");

  private static final Set<Integer> BAD_NAME = Set.of(501, 504);
  private static final Set<Integer> BAD_COMMAND = Set.of(500, 502, 503, 521);
  private static final int STORAGE_EXCEEDED = 552;

  private final LineConnection connection;
  private final SmtpReply reply;

  ReplyClassifier(LineConnection connection, SmtpReply reply) {
    this.connection = connection;
    this.reply = reply;
  }

  /** In place of a greeting. */
  ConversationException ofClient() {
    if (!reply.asksForMore() && isAboutTheClient()) {
      return inconclusive(ErrorClass.PROBE_REFUSED, "turns this probe away, not everybody");
    }
    return ofServer();
  }

  /** As an answer to EHLO or LHLO. */
  ConversationException ofName() {
    return BAD_NAME.contains(reply.code())
        ? inconclusive(ErrorClass.PROBE_REFUSED, "does not like the probe's name; see helloName")
        : ofClient();
  }

  /** As an answer to a sender or a recipient that are the probe's own. */
  ConversationException ofMailbox() {
    if (isFull()) {
      return full();
    }
    boolean permanent = reply.code() >= 500 && !BAD_COMMAND.contains(reply.code());
    return permanent && !says(MAIL_SYSTEM)
        ? inconclusive(
            ErrorClass.PROBE_MAILBOX_REFUSED, "takes no mail from or for the probe's mailbox")
        : ofServer();
  }

  /** As an answer to a message for a mailbox of the probe's own. */
  ConversationException ofMessage() {
    return isFull() ? full() : ofServer();
  }

  /** As an answer to what no probe can be refused. */
  ConversationException ofServer() {
    return reply.asksForMore()
        ? connection.violation(reply.toString())
        : ConversationException.failed(ErrorClass.SERVICE_REFUSED, said("refuses"));
  }

  private ConversationException full() {
    return inconclusive(ErrorClass.PROBE_MAILBOX_FULL, "says that the probe's mailbox is full");
  }

  private ConversationException inconclusive(String errorClass, String does) {
    return ConversationException.inconclusive(errorClass, said(does));
  }

  private String said(String does) {
    return connection.endpoint() + " " + does + ": " + connection.excerpt(reply.toString());
  }

  private boolean isFull() {
    return says(MAILBOX_FULL) || (reply.code() == STORAGE_EXCEEDED && !says(ENHANCED));
  }

  /** Postfix says 4.7.1 also when a filter of its own does not answer, which is an outage. */
  private boolean isAboutTheClient() {
    String said = reply.toString().toLowerCase(Locale.ROOT);
    boolean filterIsDown = said.contains("service unavailable") && !said.contains("client");
    return (says(POLICY) && !filterIsDown) || ABOUT_THE_CLIENT.matcher(said).find();
  }

  /** Whether a line of the reply begins with this status. */
  private boolean says(Pattern status) {
    return reply.lines().stream().anyMatch(line -> status.matcher(line).matches());
  }
}
