package dev.tend.probe.mail;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.util.Locale;

/** Speaks POP3. For one thread. */
final class Pop3Client implements AutoCloseable {
  private final LineConnection connection;

  private Pop3Client(LineConnection connection) {
    this.connection = connection;
  }

  /** Connects, expects the greeting, and encrypts where told to. */
  static Pop3Client open(Connector connector, ConnectionContext context, Endpoint endpoint)
      throws ExchangeException, InterruptedException {
    return begin(connector.dial(context, endpoint));
  }

  /** The same over a connection that was made already. */
  static Pop3Client begin(LineConnection connection) throws ExchangeException {
    Pop3Client client = new Pop3Client(connection);
    try {
      client.greet();
      return client;
    } catch (ExchangeException failure) {
      connection.close();
      throw failure;
    }
  }

  private void greet() throws ExchangeException {
    connection.enter("greeting", "a greeting");
    expectOk(reply());
    if (connection.endpoint().security() == Security.STARTTLS) {
      connection.enter("starttls", "the answer to STLS");
      String answer = ask("STLS");
      if (!isOk(answer)) {
        throw ExchangeException.failed(
            ErrorClass.TLS_NOT_OFFERED,
            connection.endpoint() + " refuses STLS: " + connection.excerpt(answer));
      }
      connection.startTls();
    }
  }

  /**
   * Logs in.
   *
   * @throws ExchangeException if that fails: the server's failure where it says that it cannot now
   *     ({@code [SYS/...]}), else inconclusive
   */
  void logIn(Account account) throws ExchangeException {
    connection.conceal(account.password());
    connection.enter("user", "the answer to USER");
    acceptLogin(ask("USER " + account.username()));
    connection.enter("pass", "the answer to PASS");
    acceptLogin(ask("PASS " + account.password()));
  }

  /** In a phase of its own, sends a command that must succeed. */
  void command(String phase, String command) throws ExchangeException {
    connection.enter(phase, "the answer to " + command);
    expectOk(ask(command));
  }

  /**
   * Takes leave. A server that closes the connection instead of answering has served all the same.
   *
   * @throws ExchangeException if it does not answer by the deadline
   */
  void quit() throws ExchangeException {
    connection.enter("quit", "the answer to QUIT");
    try {
      ask("QUIT");
    } catch (ExchangeException failure) {
      if (!failure.isClosed()) {
        throw failure;
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  private void acceptLogin(String reply) throws ExchangeException {
    if (isOk(reply)) {
      return;
    }
    String said = connection.endpoint() + " answers " + connection.excerpt(reply);
    String upper = reply.toUpperCase(Locale.ROOT);
    if (upper.startsWith("-ERR [SYS/")) {
      throw ExchangeException.failed(ErrorClass.SERVICE_REFUSED, "no log-in: " + said);
    }
    if (upper.startsWith("-ERR [IN-USE]") || upper.startsWith("-ERR [LOGIN-DELAY]")) {
      throw ExchangeException.inconclusive(
          ErrorClass.CANNOT_MEASURE, "the probe may not log in now: " + said);
    }
    if (upper.startsWith("-ERR")) {
      throw ExchangeException.inconclusive(
          ErrorClass.CREDENTIALS_REFUSED, "the probe's account is refused: " + said);
    }
    throw connection.violation(reply);
  }

  private String ask(String command) throws ExchangeException {
    connection.send(command);
    return reply();
  }

  private String reply() throws ExchangeException {
    connection.beginReply();
    return connection.line();
  }

  private void expectOk(String reply) throws ExchangeException {
    if (reply.startsWith("-ERR")) {
      throw ExchangeException.failed(
          ErrorClass.SERVICE_REFUSED,
          connection.endpoint() + " refuses: " + connection.excerpt(reply));
    }
    if (!isOk(reply)) {
      throw connection.violation(reply);
    }
  }

  private static boolean isOk(String reply) {
    return reply.equals("+OK") || reply.startsWith("+OK ");
  }
}
