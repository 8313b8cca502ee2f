package dev.tend.probe.mail;

import static dev.tend.definition.type.ImapProbeType.MAILBOX;
import static dev.tend.definition.type.ImapProbeType.PORT;
import static dev.tend.definition.type.ImapProbeType.TYPE;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Exchange;
import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.PhaseTimer;
import java.util.Locale;
import java.util.Optional;

/** Measures {@code imap}. */
final class ImapProbe implements Probe {
  private final Connector connector;

  ImapProbe(Connector connector) {
    this.connector = connector;
  }

  @Override
  public String type() {
    return TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.SOCKETS;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    return Exchange.measure(run, timer -> walk(run, timer));
  }

  private Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ExchangeException, InterruptedException {
    Optional<Account> account =
        Account.of(run, ConnectionProperties.USERNAME, ConnectionProperties.PASSWORD);
    Optional<String> mailbox = run.settings().find(MAILBOX);
    try (ImapClient client =
        ImapClient.open(
            connector,
            ConnectionContext.whole(run, timer),
            EndpointSettings.of(run.settings(), PORT))) {
      if (account.isPresent()) {
        ImapLogin.logIn(client, account.get());
      }
      if (mailbox.isPresent() && client.isLoggedIn()) {
        open(client, "EXAMINE", mailbox.get());
      }
      client.logOut();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  /**
   * Opens a mailbox.
   *
   * @throws ExchangeException if that fails; inconclusive when there is no such mailbox
   */
  static ImapReply open(ImapClient client, String verb, String mailbox) throws ExchangeException {
    client.connection().enter("select", "the answer to " + verb);
    ImapReply reply = client.ask(verb + " " + ImapText.mailbox(mailbox));
    if (reply.isOk()) {
      return reply;
    }
    if (reply.isNo() && isProbesOwnMistake(reply.end())) {
      throw ExchangeException.inconclusive(
          ErrorClass.CANNOT_MEASURE,
          "the probe cannot open its mailbox: "
              + client.connection().excerpt(reply.end().syntax()));
    }
    throw client.refusal(reply.end());
  }

  /** Dovecot 2.3 says in words alone that a mailbox is not there. */
  private static boolean isProbesOwnMistake(ImapResponse response) {
    return switch (response.code()) {
      case "NONEXISTENT", "NOPERM" -> true;
      case "" -> response.syntax().toLowerCase(Locale.ROOT).contains("exist");
      default -> false;
    };
  }
}
