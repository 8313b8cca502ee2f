package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.Locale;

/** Speaks POP3. For one thread. */
final class Pop3Client extends MailClient<String> {
  private Pop3Client(LineConnection connection) {
    super(connection, "QUIT");
  }

  /** Over a connection that was just made: expects the greeting, and encrypts if told to. */
  static Pop3Client over(LineConnection connection) throws ConversationException {
    return greeted(new Pop3Client(connection));
  }

  @Override
  void greet() throws ConversationException {
    connection.enter("greeting", "a greeting");
    expectOk(reply());
    if (mustStartTls()) {
      startTls("STLS", true, ErrorClass.TLS_NOT_OFFERED);
    }
  }

  /**
   * Logs in.
   *
   * @throws ConversationException if that fails: the server's failure where it says that it cannot
   *     now ({@code [SYS/...]}), else inconclusive
   */
  void logIn(Account account) throws ConversationException {
    connection.conceal(account.password());
    connection.enter("user", "the answer to USER");
    acceptLogin(ask("USER " + account.username()));
    connection.enter("pass", "the answer to PASS");
    acceptLogin(ask("PASS " + account.password()));
  }

  /** In a phase of its own, sends a command that must succeed. */
  void command(String phase, String command) throws ConversationException {
    connection.enter(phase, "the answer to " + command);
    expectOk(ask(command));
  }

  private void acceptLogin(String reply) throws ConversationException {
    if (isOk(reply)) {
      return;
    }
    String upper = reply.toUpperCase(Locale.ROOT);
    if (upper.startsWith("-ERR [SYS/")) {
      throw noLogin(reply);
    }
    if (upper.startsWith("-ERR [IN-USE]") || upper.startsWith("-ERR [LOGIN-DELAY]")) {
      throw mayNotLogIn("now", reply);
    }
    throw upper.startsWith("-ERR") ? accountRefused(reply) : connection.violation(reply);
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
    if (reply.startsWith("-ERR")) {
      throw ConversationException.failed(
          ErrorClass.SERVICE_REFUSED,
          connection.endpoint() + " refuses: " + connection.excerpt(reply));
    }
    if (!isOk(reply)) {
      throw connection.violation(reply);
    }
  }

  @Override
  boolean isOk(String reply) {
    return reply.equals("+OK") || reply.startsWith("+OK ");
  }
}
