package dev.tend.probe.mail;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.Locale;

/**
 * What the clients of mail protocols have in common: how they begin, encrypt and take leave, and
 * what they say of a refused log-in. For one thread.
 *
 * @param <R> a reply, which as a text is what the server said
 */
abstract class MailClient<R> implements AutoCloseable {
  final LineConnection connection;
  private final String farewell;

  /** Over a connection that is made already, taking leave by a command. */
  MailClient(LineConnection connection, String farewell) {
    this.connection = connection;
    this.farewell = farewell;
  }

  /** The client once it has greeted; closes the connection where that fails. */
  static <C extends MailClient<?>> C greeted(C client) throws ConversationException {
    try {
      client.greet();
      return client;
    } catch (ConversationException failure) {
      client.close();
      throw failure;
    }
  }

  /** Expects the greeting, asks what the server can do, and encrypts if told to. */
  abstract void greet() throws ConversationException;

  /** Sends a command and reads the whole reply, whatever it says. */
  abstract R ask(String command) throws ConversationException;

  /** Whether the server did what it was asked. */
  abstract boolean isOk(R reply);

  /** Whether the connection is to be encrypted once the server agrees to. */
  final boolean mustStartTls() {
    return connection.endpoint().security() == Security.STARTTLS;
  }

  /**
   * Encrypts, in the phase {@code starttls}.
   *
   * @param offered whether the server said that it knows the command
   * @param refused the error class where it does not agree
   */
  final void startTls(String command, boolean offered, String refused)
      throws ConversationException {
    connection.enter("starttls", "the answer to " + command);
    if (!offered) {
      throw ConversationException.failed(
          ErrorClass.TLS_NOT_OFFERED, connection.endpoint() + " does not offer " + command);
    }
    R reply = ask(command);
    if (!isOk(reply)) {
      throw ConversationException.failed(
          refused,
          connection.endpoint()
              + " refuses "
              + command
              + ": "
              + connection.excerpt(reply.toString()));
    }
    connection.startTls();
  }

  /**
   * Takes leave. A server that closes the connection instead of answering has served all the same.
   *
   * @throws ConversationException if it does not answer by the deadline
   */
  void leave() throws ConversationException {
    connection.enter(farewell.toLowerCase(Locale.ROOT), "the answer to " + farewell);
    try {
      ask(farewell);
    } catch (ConversationException failure) {
      if (!failure.isClosed()) {
        throw failure;
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }

  /** What the server answers, for a message. */
  final String said(Object reply) {
    return connection.endpoint() + " answers " + connection.excerpt(reply.toString());
  }

  /** That nobody could log in. */
  final ConversationException noLogin(R reply) {
    return ConversationException.failed(ErrorClass.SERVICE_REFUSED, "no log-in: " + said(reply));
  }

  /** That the account is wrong. */
  final ConversationException accountRefused(R reply) {
    return ConversationException.inconclusive(
        ErrorClass.CREDENTIALS_REFUSED, "the probe's account is refused: " + said(reply));
  }

  /** That the account may be right, and is not let in {@code now} or {@code this way}. */
  final ConversationException mayNotLogIn(String how, R reply) {
    return ConversationException.cannot("the probe may not log in " + how + ": " + said(reply));
  }

  /**
   * That the server offers no log-in that the probe knows. In the clear, many servers offer none on
   * purpose.
   *
   * @param forNobody whether, over an encrypted connection, nobody could log in so
   */
  final ConversationException noLoginOffered(String what, boolean forNobody) {
    String said = connection.endpoint() + " " + what;
    return connection.isEncrypted() && forNobody
        ? ConversationException.failed(ErrorClass.SERVICE_REFUSED, said)
        : ConversationException.cannot(said + "; see the probe's security setting");
  }
}
