package dev.tend.probe.mail;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.ImapProbeType;
import dev.tend.definition.type.LmtpProbeType;
import dev.tend.definition.type.MailFlowProbeType;
import dev.tend.definition.type.Pop3ProbeType;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.SmtpProbeType;
import dev.tend.definition.type.TcpProbeType;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.definition.value.Property;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Account;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.Excerpt;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The probes of this package. */
public final class MailProbes {
  private final Connector connector;
  private final String ownName;

  private MailProbes(Connector connector, String ownName) {
    this.connector = connector;
    this.ownName = ownName;
  }

  /**
   * One of each type.
   *
   * @param connector makes their connections
   * @param ownName the name of this server, with which probes introduce themselves
   * @param clock the wall clock, by which certificates end and messages are dated
   */
  public static List<Probe> all(Connector connector, String ownName, InstantSource clock) {
    return all(connector, ownName, clock, HostRoots.ofThisHost());
  }

  /** The same, with other roots that clients trust. */
  static List<Probe> all(
      Connector connector, String ownName, InstantSource clock, HostRoots roots) {
    MailProbes probes = new MailProbes(connector, ownName);
    return List.of(
        Conversation.probe(SmtpProbeType.TYPE, probes::smtp),
        Conversation.probe(LmtpProbeType.TYPE, probes::lmtp),
        Conversation.probe(ImapProbeType.TYPE, probes::imap),
        Conversation.probe(Pop3ProbeType.TYPE, probes::pop3),
        Conversation.probe(TcpProbeType.TYPE, probes::tcp),
        Conversation.probe(
            TlsCertificateProbeType.TYPE,
            new TlsCertificateProbe(connector, ownName, clock, roots)),
        Conversation.probe(
            MailFlowProbeType.TYPE,
            (run, timer) -> new MailFlow(connector, run, timer, ownName).walk(clock.instant())));
  }

  private Measurement smtp(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<Account> account = account(run);
    String name = run.settings().find(SmtpProbeType.HELLO_NAME).orElse(ownName);
    try (SmtpClient client = SmtpClient.over(dial(run, timer, SmtpProbeType.PORT), "EHLO", name)) {
      if (account.isPresent()) {
        client.logIn(account.get());
      }
      client.leave();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private Measurement lmtp(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<MailAddress> recipient = MailAddress.of(run, LmtpProbeType.RECIPIENT);
    String name = run.settings().find(LmtpProbeType.HELLO_NAME).orElse(ownName);
    try (SmtpClient client = SmtpClient.over(dial(run, timer, LmtpProbeType.PORT), "LHLO", name)) {
      if (recipient.isPresent()) {
        client.mail("");
        client.rcpt(recipient.get().toString());
        client.reset();
      }
      client.leave();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private Measurement imap(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<Account> account = account(run);
    Optional<String> mailbox = run.settings().find(ImapProbeType.MAILBOX);
    try (ImapClient client = ImapClient.over(dial(run, timer, ImapProbeType.PORT))) {
      if (account.isPresent()) {
        client.logIn(account.get());
      }
      if (mailbox.isPresent() && client.isLoggedIn()) {
        client.open("EXAMINE", mailbox.get());
      }
      client.leave();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private Measurement pop3(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<Account> account = account(run);
    try (Pop3Client client = Pop3Client.over(dial(run, timer, Pop3ProbeType.PORT))) {
      if (account.isPresent()) {
        client.logIn(account.get());
        client.command("stat", "STAT");
      }
      client.leave();
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private Measurement tcp(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Optional<String> greeting = run.settings().find(TcpProbeType.GREETING);
    String host = run.settings().get(ConnectionProperties.HOST);
    Endpoint endpoint = new Endpoint(host, run.settings().get(TcpProbeType.PORT), Security.NONE);
    try (LineConnection connection =
        connector.dial(ConnectionContext.whole(run, timer), endpoint)) {
      if (greeting.isPresent()) {
        connection.enter("greeting", "a line that begins with " + Excerpt.of(greeting.get()));
        connection.beginReply();
        String line = connection.line();
        if (!line.startsWith(greeting.get())) {
          throw RefusalRules.ofGreeting(line)
              .filter(meaning -> !meaning.outcome().failed())
              .orElse(RefusalMeaning.NONSENSE)
              .said(line, connection);
        }
      }
    }
    return Measurement.succeeded().measuring(timer.seconds());
  }

  private LineConnection dial(ProbeRun run, PhaseTimer timer, Property<Integer> port)
      throws ConversationException, InterruptedException {
    return connector.dial(ConnectionContext.whole(run, timer), Endpoint.of(run.settings(), port));
  }

  private static Optional<Account> account(ProbeRun run) throws ConversationException {
    return Account.of(run, ConnectionProperties.USERNAME, ConnectionProperties.PASSWORD);
  }
}
