package dev.tend.probe.mail;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;
import java.util.Collection;
import java.util.Locale;

/**
 * What the clients of mail protocols have in common: how they begin, encrypt and take leave, and
 * what they say of a refusal. For one thread.
 *
 * @param <R> a reply, which as a text is what the server said
 */
abstract class MailClient<R> implements AutoCloseable {
  final LineConnection connection;
  private final RefusalTable table;
  private final String farewell;
  private MailStage stage = MailStage.GREETING;

  /**
   * Over a connection that is made already.
   *
   * @param table what refusals mean in its protocol
   * @param farewell the command by which it takes leave
   */
  MailClient(LineConnection connection, RefusalTable table, String farewell) {
    this.connection = connection;
    this.table = table;
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

  /** What there is to judge of a reply other than the wanted one. */
  abstract RefusedReply refusal(MailStage refusedAt, R reply);

  /** Enters a phase, whose refusals are judged as those of a stage. */
  final void enter(MailStage newStage, String phase, String what) {
    stage = newStage;
    connection.enter(phase, what);
  }

  /** What a reply other than the wanted one means at the stage that was entered last. */
  final ConversationException refused(R reply) {
    return table.meaning(refusal(stage, reply)).said(reply.toString(), connection);
  }

  /** Whether the connection is to be encrypted once the server agrees to. */
  final boolean mustStartTls() {
    return connection.endpoint().security() == Security.STARTTLS;
  }

  /**
   * Encrypts, in the phase {@code starttls}.
   *
   * @param offered whether the server said that it knows the command
   */
  final void startTls(String command, boolean offered) throws ConversationException {
    enter(MailStage.STARTTLS, "starttls", "the answer to " + command);
    if (!offered) {
      throw ConversationException.failed(
          ErrorClass.TLS_NOT_OFFERED, connection.endpoint() + " does not offer " + command);
    }
    R reply = ask(command);
    if (!isOk(reply)) {
      throw refused(reply);
    }
    connection.startTls();
  }

  /**
   * Takes leave. A server that closes the connection instead of answering has served all the same.
   *
   * @throws ConversationException if it does not answer by the deadline
   */
  void leave() throws ConversationException {
    enter(MailStage.OTHER, farewell.toLowerCase(Locale.ROOT), "the answer to " + farewell);
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

  /**
   * That the server offers no log-in that the probe knows. In the clear, many servers offer none on
   * purpose; encrypted, somebody can log in as long as it offers anything at all.
   *
   * @param known what the probe knows
   * @param offered what the server offers
   */
  final ConversationException noLoginOffered(String known, Collection<String> offered) {
    String said =
        connection.endpoint()
            + " offers no log-in by "
            + known
            + (offered.isEmpty()
                ? ", nor any other"
                : ", which is all that this probe knows, but only by "
                    + connection.excerpt(String.join(", ", offered)));
    if (connection.isEncrypted()) {
      return offered.isEmpty()
          ? ConversationException.failed(ErrorClass.SERVICE_REFUSED, said)
          : ConversationException.cannot(said);
    }
    return ConversationException.cannot(
        said + "; many servers offer one only when encrypted: see the probe's security setting");
  }
}
