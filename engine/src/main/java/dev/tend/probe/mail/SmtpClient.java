package dev.tend.probe.mail;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Speaks SMTP, or LMTP, which differs in its first word. For one thread. */
final class SmtpClient implements AutoCloseable {
  private final LineConnection connection;
  private final Hello hello;
  private List<String> extensions = List.of();

  private SmtpClient(LineConnection connection, Hello hello) {
    this.connection = connection;
    this.hello = hello;
  }

  /** Connects, expects the greeting, says hello, and encrypts where told to. */
  static SmtpClient open(
      Connector connector, ConnectionContext context, Endpoint endpoint, Hello hello)
      throws ExchangeException, InterruptedException {
    return begin(connector.dial(context, endpoint), hello);
  }

  /** The same over a connection that was made already. */
  static SmtpClient begin(LineConnection connection, Hello hello) throws ExchangeException {
    SmtpClient client = new SmtpClient(connection, hello);
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
    SmtpReply greeting = SmtpReply.read(connection);
    if (!greeting.isPositive()) {
      throw refusal(greeting).ofClient();
    }
    sayHello();
    if (connection.endpoint().security() == Security.STARTTLS) {
      startTls();
      sayHello();
    }
  }

  private void sayHello() throws ExchangeException {
    connection.enter(hello.verb().toLowerCase(Locale.ROOT), "the answer to " + hello.verb());
    SmtpReply reply = ask(hello.verb() + " " + hello.name());
    if (!reply.isPositive()) {
      throw refusal(reply).ofName();
    }
    extensions = reply.lines().subList(1, reply.lines().size());
  }

  private void startTls() throws ExchangeException {
    connection.enter("starttls", "the answer to STARTTLS");
    if (parameters("STARTTLS").isEmpty()) {
      throw ExchangeException.failed(
          ErrorClass.TLS_NOT_OFFERED, connection.endpoint() + " does not offer STARTTLS");
    }
    SmtpReply reply = ask("STARTTLS");
    if (!reply.isPositive()) {
      throw ExchangeException.failed(
          ErrorClass.TLS_FAILED,
          connection.endpoint() + " refuses STARTTLS: " + connection.excerpt(reply.toString()));
    }
    connection.startTls();
  }

  /**
   * What the server says about each of its extensions of a name, which comes first in each. Some
   * servers write {@code AUTH=} for old clients.
   */
  List<String> parameters(String extension) {
    List<String> found = new ArrayList<>();
    for (String line : extensions) {
      String upper = line.toUpperCase(Locale.ROOT).replace('=', ' ').strip();
      if (upper.equals(extension) || upper.startsWith(extension + " ")) {
        found.add(upper);
      }
    }
    return found;
  }

  /** The connection, for what is said about credentials. */
  LineConnection connection() {
    return connection;
  }

  /** Sends a command and reads the reply. */
  SmtpReply ask(String command) throws ExchangeException {
    connection.send(command);
    return SmtpReply.read(connection);
  }

  /**
   * In the phase {@code mail}, names the sender, a mailbox of the probe's own or nobody.
   *
   * @throws ExchangeException if it is refused: inconclusive when that is for the mailbox's sake
   */
  void mail(String sender) throws ExchangeException {
    name("mail", "MAIL FROM:<" + sender + ">");
  }

  /** In the phase {@code rcpt}, names the recipient, a mailbox of the probe's own, likewise. */
  void rcpt(String recipient) throws ExchangeException {
    name("rcpt", "RCPT TO:<" + recipient + ">");
  }

  /** In the phase {@code rset}, forgets both. */
  void reset() throws ExchangeException {
    SmtpReply reply = command("rset", "RSET");
    if (!reply.isPositive()) {
      throw refusal(reply).ofServer();
    }
  }

  private void name(String phase, String command) throws ExchangeException {
    SmtpReply reply = command(phase, command);
    if (!reply.isPositive()) {
      throw refusal(reply).ofMailbox();
    }
  }

  private SmtpReply command(String phase, String command) throws ExchangeException {
    connection.enter(phase, "the answer to " + connection.excerpt(command));
    return ask(command);
  }

  /**
   * Hands a message over once sender and recipient are accepted.
   *
   * @param content lines ended by CR LF, none of which begins with a dot
   * @param handed called once the content has been sent, whatever comes then
   * @return the reply that accepts it
   */
  SmtpReply data(String content, Runnable handed) throws ExchangeException {
    connection.enter("data", "the answer to DATA");
    SmtpReply go = ask("DATA");
    if (!go.asksForMore()) {
      throw refusal(go).ofMailbox();
    }
    connection.enter("message", "the answer to the message");
    handed.run();
    connection.sendText(content + ".\r\n");
    SmtpReply reply = SmtpReply.read(connection);
    if (!reply.isPositive()) {
      throw refusal(reply).ofMessage();
    }
    return reply;
  }

  /**
   * Takes leave. A server that closes the connection instead of answering has served all the same.
   *
   * @throws ExchangeException if it does not answer by the deadline
   */
  void quit() throws ExchangeException {
    connection.enter("quit", "the answer to QUIT");
    try {
      connection.send("QUIT");
      SmtpReply.read(connection);
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

  private ReplyClassifier refusal(SmtpReply reply) {
    return new ReplyClassifier(connection, reply);
  }

  /**
   * How the client introduces itself.
   *
   * @param verb {@code EHLO} or {@code LHLO}
   * @param name its name
   */
  record Hello(String verb, String name) {}
}
