package dev.tend.probe.mail;

import static dev.tend.definition.type.ImapProbe.MAILBOX;
import static dev.tend.definition.type.ImapProbe.PORT;
import static dev.tend.definition.type.ImapProbe.TYPE;

import dev.tend.definition.type.Connection;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import dev.tend.probe.line.Leg;
import java.util.Locale;
import java.util.Optional;

/** Measures {@code imap}. */
final class ImapProbe implements Probe {
  private final Dialler dialler;

  ImapProbe(Dialler dialler) {
    this.dialler = dialler;
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
    return Exchange.measure(run, course -> walk(run, course));
  }

  private Measurement walk(ProbeRun run, Course course)
      throws ExchangeException, InterruptedException {
    Optional<Account> account = Account.of(run, Connection.USERNAME, Connection.PASSWORD);
    Optional<String> mailbox = run.settings().find(MAILBOX);
    try (ImapClient client =
        ImapClient.open(dialler, Leg.whole(run, course), Servers.of(run.settings(), PORT))) {
      if (account.isPresent()) {
        ImapLogin.logIn(client, account.get());
      }
      if (mailbox.isPresent() && client.isLoggedIn()) {
        open(client, "EXAMINE", mailbox.get());
      }
      client.logOut();
    }
    return Measurement.succeeded().measuring(course.seconds());
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
