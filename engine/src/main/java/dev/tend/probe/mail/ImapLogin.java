package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Logs in to an IMAP server. */
final class ImapLogin {
  private final ImapClient client;
  private final LineConnection connection;

  private ImapLogin(ImapClient client) {
    this.client = client;
    this.connection = client.connection();
  }

  /**
   * Logs in by PLAIN, else by LOGIN.
   *
   * @throws ExchangeException if that fails: inconclusive when the account or the way is refused,
   *     else the server's failure
   */
  static void logIn(ImapClient client, Account account) throws ExchangeException {
    if (!client.isLoggedIn()) {
      new ImapLogin(client).logIn(account);
    }
  }

  private void logIn(Account account) throws ExchangeException {
    connection.enter("login", "the answer to the log-in");
    connection.conceal(account.plain(), account.password(), ImapText.quoted(account.password()));
    ImapReply reply;
    if (client.can("AUTH=PLAIN")) {
      reply = authenticate(account);
    } else if (client.can("LOGINDISABLED")) {
      throw noWayOffered();
    } else {
      reply = login(account);
    }
    if (!reply.isOk()) {
      throw refusal(reply);
    }
    client.loggedIn();
  }

  private ImapReply authenticate(Account account) throws ExchangeException {
    if (client.can("SASL-IR")) {
      return client.ask("AUTHENTICATE PLAIN " + account.plain());
    }
    String tag = client.begin("AUTHENTICATE PLAIN");
    Optional<ImapReply> early = client.awaitContinuation(tag);
    if (early.isPresent()) {
      return early.get();
    }
    connection.send(account.plain());
    return client.finish(tag);
  }

  private ImapReply login(Account account) throws ExchangeException {
    List<String> texts = List.of(account.username(), account.password());
    StringBuilder line = new StringBuilder("LOGIN");
    String tag = "";
    for (String text : texts) {
      line.append(' ');
      if (ImapText.isQuotable(text)) {
        line.append(ImapText.quoted(text));
      } else {
        line.append('{').append(text.getBytes(StandardCharsets.UTF_8).length).append('}');
        tag = send(tag, line.toString());
        Optional<ImapReply> early = client.awaitContinuation(tag);
        if (early.isPresent()) {
          return early.get();
        }
        line.setLength(0);
        line.append(text);
      }
    }
    return client.finish(send(tag, line.toString()));
  }

  /** Sends the command's first line, which gets a tag, or a further one. */
  private String send(String tag, String line) throws ExchangeException {
    if (tag.isEmpty()) {
      return client.begin(line);
    }
    connection.sendText(line + "\r\n");
    return tag;
  }

  private ExchangeException refusal(ImapReply reply) {
    String said = connection.endpoint() + " answers " + connection.excerpt(reply.end().syntax());
    if (!reply.isNo()) {
      return ExchangeException.failed(ErrorClass.PROTOCOL_VIOLATION, said);
    }
    return switch (reply.end().code()) {
      case "UNAVAILABLE", "SERVERBUG", "CORRUPTION", "INUSE" ->
          ExchangeException.failed(ErrorClass.SERVICE_REFUSED, "no log-in: " + said);
      case "PRIVACYREQUIRED", "LIMIT" ->
          ExchangeException.inconclusive(
              ErrorClass.CANNOT_MEASURE, "the probe may not log in now, or not this way: " + said);
      default ->
          ExchangeException.inconclusive(
              ErrorClass.CREDENTIALS_REFUSED, "the probe's account is refused: " + said);
    };
  }

  /** In the clear, many servers allow no log-in on purpose; encrypted, nobody can log in. */
  private ExchangeException noWayOffered() {
    String said = connection.endpoint() + " allows no log-in with a password (LOGINDISABLED)";
    return connection.isEncrypted()
        ? ExchangeException.failed(ErrorClass.SERVICE_REFUSED, said)
        : ExchangeException.inconclusive(
            ErrorClass.CANNOT_MEASURE, said + "; see the probe's security setting");
  }
}
