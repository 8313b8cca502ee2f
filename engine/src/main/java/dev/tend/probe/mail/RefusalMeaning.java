package dev.tend.probe.mail;

import dev.tend.core.input.Outcome;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.LineConnection;

/** What a refusal says of the server, or only of the probe. */
enum RefusalMeaning {
  /** The server does not serve: anybody would hear this. */
  NO_SERVICE(Outcome.FAILED, ErrorClass.SERVICE_REFUSED, "refuses"),

  /** The answer has no place here. */
  NONSENSE(Outcome.FAILED, ErrorClass.PROTOCOL_VIOLATION, "answers what makes no sense here"),

  /** TLS was offered and is not given. */
  NO_TLS(Outcome.FAILED, ErrorClass.TLS_FAILED, "refuses to start TLS"),

  /** TLS is not given, and was perhaps never offered. */
  TLS_NOT_OFFERED(Outcome.FAILED, ErrorClass.TLS_NOT_OFFERED, "does not start TLS"),

  /** The client, its user or its network comes too often, or sends too much. */
  TOO_OFTEN(
      Outcome.INCONCLUSIVE,
      ErrorClass.PROBE_REFUSED,
      "turns this probe away for how often it comes, not everybody"),

  /** A list or a rule keeps this client out. */
  TURNED_AWAY(
      Outcome.INCONCLUSIVE, ErrorClass.PROBE_REFUSED, "turns this probe away, not everybody"),

  /** The client is to come back later, as a server asks of those it does not know yet. */
  GREYLISTED(
      Outcome.INCONCLUSIVE,
      ErrorClass.PROBE_REFUSED,
      "asks this probe to come back later, as a greylist does; exempt the probe from it"),

  /** The name by which the client introduced itself. */
  BAD_NAME(
      Outcome.INCONCLUSIVE,
      ErrorClass.PROBE_REFUSED,
      "does not like the probe's name; see helloName"),

  /** The credentials or the account. */
  ACCOUNT(Outcome.INCONCLUSIVE, ErrorClass.CREDENTIALS_REFUSED, "refuses the probe's account"),

  /** The account may be right, and is not let in this way. */
  OTHER_WAY(
      Outcome.INCONCLUSIVE,
      ErrorClass.CANNOT_MEASURE,
      "wants encryption, a certificate or another way to log in, which the probe's settings do"
          + " not give"),

  /** A log-in must come first. */
  LOG_IN_FIRST(
      Outcome.INCONCLUSIVE,
      ErrorClass.CANNOT_MEASURE,
      "wants a log-in first, which the probe's settings do not give"),

  /** The mailbox of the probe's own is not one that takes mail. */
  MAILBOX_REFUSED(
      Outcome.INCONCLUSIVE,
      ErrorClass.PROBE_MAILBOX_REFUSED,
      "takes no mail from or for the probe's mailbox"),

  /** It is full. */
  MAILBOX_FULL(
      Outcome.INCONCLUSIVE, ErrorClass.PROBE_MAILBOX_FULL, "says that the probe's mailbox is full"),

  /** It is not there, or not for this account. */
  MAILBOX_CLOSED(
      Outcome.INCONCLUSIVE, ErrorClass.CANNOT_MEASURE, "does not open the probe's mailbox"),

  /** Somebody else holds it. */
  MAILBOX_IN_USE(
      Outcome.INCONCLUSIVE,
      ErrorClass.CANNOT_MEASURE,
      "says that somebody else is using the probe's mailbox");

  private final Outcome outcome;
  private final String errorClass;
  private final String says;

  RefusalMeaning(Outcome outcome, String errorClass, String says) {
    this.outcome = outcome;
    this.errorClass = errorClass;
    this.says = says;
  }

  /** {@code Failed} or {@code Inconclusive}. */
  Outcome outcome() {
    return outcome;
  }

  /** One of {@link ErrorClass}. */
  String errorClass() {
    return errorClass;
  }

  /** What the server does, for a message that begins with its name. */
  String says() {
    return says;
  }

  /** That a server refused with these words, over this connection. */
  ConversationException said(String reply, LineConnection connection) {
    if (this == NONSENSE) {
      return connection.violation(reply);
    }
    String message = connection.endpoint() + " " + says + ": " + connection.excerpt(reply);
    return outcome.failed()
        ? ConversationException.failed(errorClass, message)
        : ConversationException.inconclusive(errorClass, message);
  }
}
