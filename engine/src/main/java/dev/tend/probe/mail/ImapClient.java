package dev.tend.probe.mail;

import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Speaks IMAP. For one thread. */
final class ImapClient implements AutoCloseable {
  private static final Set<String> ENDS = Set.of("OK", "NO", "BAD");

  private final LineConnection connection;
  private final Set<String> capabilities = new HashSet<>();
  private boolean loggedIn;
  private boolean leaving;
  private int commands;

  private ImapClient(LineConnection connection) {
    this.connection = connection;
  }

  /** Connects, expects the greeting, asks what the server can do, and encrypts where told to. */
  static ImapClient open(Connector connector, ConnectionContext context, Endpoint endpoint)
      throws ExchangeException, InterruptedException {
    return begin(connector.dial(context, endpoint));
  }

  /** The same over a connection that was made already. */
  static ImapClient begin(LineConnection connection) throws ExchangeException {
    ImapClient client = new ImapClient(connection);
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
    connection.beginReply();
    ImapResponse greeting = ImapResponse.read(connection);
    loggedIn = greeting.is("PREAUTH");
    if (greeting.is("BYE")) {
      throw refusal(greeting);
    }
    if (!greeting.is("OK") && !loggedIn) {
      throw connection.violation(greeting.syntax());
    }
    learnCapabilities();
    if (connection.endpoint().security() == Security.STARTTLS) {
      startTls();
      learnCapabilities();
    }
  }

  private void startTls() throws ExchangeException {
    connection.enter("starttls", "the answer to STARTTLS");
    if (!can("STARTTLS")) {
      throw ExchangeException.failed(
          ErrorClass.TLS_NOT_OFFERED, connection.endpoint() + " does not offer STARTTLS");
    }
    ImapReply reply = ask("STARTTLS");
    if (!reply.isOk()) {
      throw ExchangeException.failed(
          ErrorClass.TLS_FAILED,
          connection.endpoint() + " refuses STARTTLS: " + connection.excerpt(reply.end().syntax()));
    }
    connection.startTls();
  }

  /** Asks what the server can do; it may say more once the probe is logged in. */
  void learnCapabilities() throws ExchangeException {
    ImapReply reply = command("capability", "CAPABILITY");
    capabilities.clear();
    for (ImapResponse response : reply.untagged()) {
      if (response.is("CAPABILITY")) {
        capabilities.addAll(response.words(Integer.MAX_VALUE));
      }
    }
  }

  /** Whether the server said that it can do this. */
  boolean can(String capability) {
    return capabilities.contains(capability);
  }

  /** Whether somebody is logged in: the probe, or whoever the connection itself stands for. */
  boolean isLoggedIn() {
    return loggedIn;
  }

  /** The connection, for what is said about credentials. */
  LineConnection connection() {
    return connection;
  }

  /** In a phase of its own, sends a command that must succeed. */
  ImapReply command(String phase, String command) throws ExchangeException {
    String shown = connection.excerpt(command);
    connection.enter(phase, "the answer to " + shown);
    ImapReply reply = ask(command);
    if (!reply.isOk()) {
      throw refusal(reply.end());
    }
    return reply;
  }

  /** Sends a command and reads the whole reply, whatever it says. */
  ImapReply ask(String command) throws ExchangeException {
    return finish(begin(command));
  }

  /** Sends a command, whose rest follows, and answers its tag. */
  String begin(String command) throws ExchangeException {
    commands++;
    String tag = "T" + commands;
    connection.send(tag + " " + command);
    connection.beginReply();
    return tag;
  }

  /**
   * Waits until the server asks for the rest of a command.
   *
   * @return empty when it does; its reply when it ends the command instead
   */
  Optional<ImapReply> awaitContinuation(String tag) throws ExchangeException {
    List<ImapResponse> untagged = new ArrayList<>();
    while (true) {
      ImapResponse response = ImapResponse.read(connection);
      if (response.syntax().startsWith("+")) {
        return Optional.empty();
      }
      if (ends(response, tag, untagged)) {
        return Optional.of(new ImapReply(untagged, response));
      }
    }
  }

  /** Reads the reply to the command of a tag. */
  ImapReply finish(String tag) throws ExchangeException {
    List<ImapResponse> untagged = new ArrayList<>();
    while (true) {
      ImapResponse response = ImapResponse.read(connection);
      if (ends(response, tag, untagged)) {
        return new ImapReply(untagged, response);
      }
    }
  }

  /** Whether a response ends a command. What precedes the end is gathered. */
  private boolean ends(ImapResponse response, String tag, List<ImapResponse> untagged)
      throws ExchangeException {
    if (response.syntax().startsWith("* ")) {
      if (response.is("BYE") && !leaving) {
        throw refusal(response);
      }
      untagged.add(response);
      return false;
    }
    List<String> words = response.words(3);
    if (words.size() > 1 && words.get(0).equals(tag) && ENDS.contains(words.get(1))) {
      return true;
    }
    throw connection.violation(response.syntax());
  }

  /** The command has logged in. */
  void loggedIn() {
    loggedIn = true;
  }

  /**
   * Takes leave. A server that closes the connection instead of answering has served all the same.
   *
   * @throws ExchangeException if it does not answer by the deadline
   */
  void logOut() throws ExchangeException {
    connection.enter("logout", "the answer to LOGOUT");
    leaving = true;
    try {
      ask("LOGOUT");
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

  /** That the server does not do what it was asked. */
  ExchangeException refusal(ImapResponse response) {
    String said = connection.endpoint() + " answers " + connection.excerpt(response.syntax());
    List<String> words = response.words(3);
    return words.size() > 1 && words.get(1).equals("BAD")
        ? ExchangeException.failed(ErrorClass.PROTOCOL_VIOLATION, said)
        : ExchangeException.failed(ErrorClass.SERVICE_REFUSED, said);
  }
}
