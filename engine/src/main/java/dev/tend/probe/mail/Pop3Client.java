package dev.tend.probe.mail;

import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks POP3. For one thread. */
final class Pop3Client extends MailClient<String> {
  private boolean promised;

  private Pop3Client(LineConnection connection) {
    super(connection, RefusalRules.POP3, "QUIT");
  }

  /** Over a connection that was just made: expects the greeting, and encrypts if told to. */
  static Pop3Client over(LineConnection connection) throws ConversationException {
    return greeted(new Pop3Client(connection));
  }

  @Override
  void greet() throws ConversationException {
    enter(MailStage.GREETING, "greeting", "a greeting");
    expectOk(reply());
    if (mustStartTls()) {
      startTls("STLS", true);
    }
  }

  /**
   * Logs in, in the phases {@code user} and {@code pass}.
   *
   * @throws ConversationException if that fails: inconclusive when the account or the way is
   *     refused, else the server's failure
   */
  void logIn(Account account) throws ConversationException {
    connection.conceal(account.password());
    enter(MailStage.LOGIN, "user", "the answer to USER");
    acceptLogin(ask("USER " + account.username()), true);
    enter(MailStage.LOGIN, "pass", "the answer to PASS");
    acceptLogin(ask("PASS " + account.password()), false);
  }

  /** What a refusal without a response code means depends on what the server can do. */
  private void acceptLogin(String reply, boolean isUser) throws ConversationException {
    if (isOk(reply)) {
      return;
    }
    String status = RefusedReply.ofPop3(MailStage.LOGIN, reply).status();
    if (status.isEmpty() || (isUser && status.equals("AUTH"))) {
      List<String> capabilities = capabilities();
      List<String> others = capabilities.stream().filter(each -> each.startsWith("SASL ")).toList();
      boolean otherWay = !others.isEmpty() || wantsTls(capabilities);
      if (isUser && otherWay && !capabilities.contains("USER")) {
        throw noLoginOffered("USER and PASS", others);
      }
      promised = capabilities.contains("AUTH-RESP-CODE");
    }
    throw refused(reply);
  }

  /** Exchange offers STLS alone in the clear, and answers USER as a command of no sense there. */
  private boolean wantsTls(List<String> capabilities) {
    return !connection.isEncrypted() && capabilities.contains("STLS");
  }

  /**
   * What the server says that it can do, in capitals; empty when it does not say. Asked for only
   * once a log-in was refused, when a server may well close the connection instead.
   */
  private List<String> capabilities() {
    List<String> capabilities = new ArrayList<>();
    try {
      if (isOk(ask("CAPA"))) {
        for (String line = connection.line(); !line.equals("."); line = connection.line()) {
          capabilities.add(line.strip().toUpperCase(Locale.ROOT));
        }
      }
      return capabilities;
    } catch (ConversationException unsaid) {
      return List.of();
    }
  }

  /** In a phase of its own, sends a command that must succeed. */
  void command(String phase, String command) throws ConversationException {
    enter(MailStage.OTHER, phase, "the answer to " + command);
    expectOk(ask(command));
  }

  @Override
  String ask(String command) throws ConversationException {
    connection.send(command);
    return reply();
  }

  private String reply() throws ConversationException {
    connection.beginReply();
    return connection.line();
  }

  private void expectOk(String reply) throws ConversationException {
    if (!isOk(reply)) {
      throw refused(reply);
    }
  }

  @Override
  RefusedReply refusal(MailStage refusedAt, String reply) {
    RefusedReply refusal = RefusedReply.ofPop3(refusedAt, reply);
    return promised ? refusal.promised() : refusal;
  }

  @Override
  boolean isOk(String reply) {
    return reply.equals("+OK") || reply.startsWith("+OK ");
  }
}
