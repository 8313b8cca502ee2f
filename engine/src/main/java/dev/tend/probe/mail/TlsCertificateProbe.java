package dev.tend.probe.mail;

import static dev.tend.definition.type.TlsCertificateProbeType.PORT;
import static dev.tend.definition.type.TlsCertificateProbeType.PROTOCOL;
import static dev.tend.definition.type.TlsCertificateProbeType.SERVER_NAME;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbeType.Protocol;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConnectionContext;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.client.ConversationException;
import dev.tend.probe.client.Endpoint;
import dev.tend.probe.client.LineConnection;
import dev.tend.probe.client.PhaseTimer;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Measures {@code tls-certificate}. That a service does not answer, or not encrypted, is for the
 * service's own probe to judge; here it is {@code Inconclusive}.
 */
final class TlsCertificateProbe implements Conversation {
  private final Connector connector;
  private final String ownName;
  private final InstantSource clock;
  private final HostRoots roots;

  TlsCertificateProbe(Connector connector, String ownName, InstantSource clock, HostRoots roots) {
    this.connector = connector;
    this.ownName = ownName;
    this.clock = clock;
    this.roots = roots;
  }

  @Override
  public Measurement walk(ProbeRun run, PhaseTimer timer)
      throws ConversationException, InterruptedException {
    Protocol protocol = run.settings().get(PROTOCOL);
    Optional<String> name = run.settings().find(SERVER_NAME);
    Endpoint endpoint =
        new Endpoint(
            run.settings().get(ConnectionProperties.HOST),
            run.settings().get(PORT),
            protocol == Protocol.TLS ? Security.TLS : Security.STARTTLS);
    ConnectionContext context = ConnectionContext.whole(run, timer);
    List<X509Certificate> shown = List.of();
    try (LineConnection connection =
        connector.dial(context, endpoint, name.orElse(endpoint.host()))) {
      Optional<MailClient<?>> client = encrypt(protocol, connection);
      shown = connection.certificates();
      if (client.isPresent()) {
        client.get().leave();
      }
    } catch (ConversationException failure) {
      // Once they are seen, nothing else matters here.
      if (shown.isEmpty()) {
        throw failure.asInconclusive();
      }
    }
    timer.enter("certificate");
    Measurement judged =
        new CertificateCheck(endpoint.toString(), shown, roots.by(run.deadline()))
            .at(clock.instant(), name);
    return judged.outcome().failed() ? judged.in("certificate") : judged;
  }

  /** Speaks as much of the protocol as encryption needs; who spoke it, which takes leave. */
  private Optional<MailClient<?>> encrypt(Protocol protocol, LineConnection connection)
      throws ConversationException {
    return switch (protocol) {
      case TLS -> Optional.empty();
      case SMTP -> Optional.of(SmtpClient.over(connection, "EHLO", ownName));
      case IMAP -> Optional.of(ImapClient.over(connection));
      case POP3 -> Optional.of(Pop3Client.over(connection));
    };
  }
}
