package dev.tend.probe.mail;

import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.util.Arrays;

/** Logs in to an SMTP server. */
final class SmtpLogin {
  private static final int ENCRYPTION_REQUIRED = 538;
  private static final int MECHANISM_TOO_WEAK = 534;
  private static final int AUTHENTICATION_REQUIRED = 530;
  private static final int CREDENTIALS_INVALID = 535;

  private final SmtpClient client;
  private final LineConnection connection;

  private SmtpLogin(SmtpClient client) {
    this.client = client;
    this.connection = client.connection();
  }

  /**
   * Logs in by PLAIN, else by LOGIN.
   *
   * @throws ExchangeException if that fails: inconclusive when the account or the way is refused,
   *     else the server's failure
   */
  static void logIn(SmtpClient client, Account account) throws ExchangeException {
    new SmtpLogin(client).logIn(account);
  }

  private void logIn(Account account) throws ExchangeException {
    connection.enter("auth", "the answer to AUTH");
    String user = Account.base64(account.username());
    String password = Account.base64(account.password());
    connection.conceal(account.plain(), password, account.password());
    if (offers("PLAIN")) {
      accept(client.ask("AUTH PLAIN " + account.plain()));
    } else if (offers("LOGIN")) {
      goOn(client.ask("AUTH LOGIN"));
      goOn(client.ask(user));
      accept(client.ask(password));
    } else {
      throw noWayOffered();
    }
  }

  private boolean offers(String mechanism) {
    return client.parameters("AUTH").stream()
        .anyMatch(line -> Arrays.asList(line.split(" +")).contains(mechanism));
  }

  private void goOn(SmtpReply reply) throws ExchangeException {
    if (!reply.asksForMore()) {
      accept(reply);
      throw connection.violation(reply.toString());
    }
  }

  private void accept(SmtpReply reply) throws ExchangeException {
    if (reply.isPositive()) {
      return;
    }
    String said = connection.endpoint() + " answers " + connection.excerpt(reply.toString());
    throw switch (reply.code()) {
      case CREDENTIALS_INVALID ->
          ExchangeException.inconclusive(
              ErrorClass.CREDENTIALS_REFUSED, "the probe's account is refused: " + said);
      case ENCRYPTION_REQUIRED, MECHANISM_TOO_WEAK, AUTHENTICATION_REQUIRED ->
          ExchangeException.inconclusive(
              ErrorClass.CANNOT_MEASURE, "the probe may not log in this way: " + said);
      default ->
          reply.asksForMore()
              ? connection.violation(reply.toString())
              : ExchangeException.failed(ErrorClass.SERVICE_REFUSED, "no log-in: " + said);
    };
  }

  /** In the clear, many servers offer no log-in on purpose; encrypted, nobody can log in. */
  private ExchangeException noWayOffered() {
    String said = connection.endpoint() + " offers neither AUTH PLAIN nor AUTH LOGIN";
    return connection.isEncrypted() && client.parameters("AUTH").isEmpty()
        ? ExchangeException.failed(ErrorClass.SERVICE_REFUSED, said)
        : ExchangeException.inconclusive(
            ErrorClass.CANNOT_MEASURE, said + "; see the probe's security setting");
  }
}
