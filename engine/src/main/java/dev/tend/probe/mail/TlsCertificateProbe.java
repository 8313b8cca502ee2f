package dev.tend.probe.mail;

import static dev.tend.definition.type.TlsCertificateProbe.PORT;
import static dev.tend.definition.type.TlsCertificateProbe.PROTOCOL;
import static dev.tend.definition.type.TlsCertificateProbe.SERVER_NAME;
import static dev.tend.definition.type.TlsCertificateProbe.TYPE;

import dev.tend.definition.type.Connection;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbe.Protocol;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.line.Course;
import dev.tend.probe.line.Dialler;
import dev.tend.probe.line.Endpoint;
import dev.tend.probe.line.Exchange;
import dev.tend.probe.line.ExchangeException;
import dev.tend.probe.line.Leg;
import dev.tend.probe.line.LineConnection;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Measures {@code tls-certificate}. That a service does not answer, or not encrypted, is for the
 * service's own probe to judge; here it is {@code Inconclusive}.
 */
final class TlsCertificateProbe implements Probe {
  private final Dialler dialler;
  private final String ownName;
  private final InstantSource clock;

  TlsCertificateProbe(Dialler dialler, String ownName, InstantSource clock) {
    this.dialler = dialler;
    this.ownName = ownName;
    this.clock = clock;
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
    Protocol protocol = run.settings().get(PROTOCOL);
    Optional<String> name = run.settings().find(SERVER_NAME);
    Endpoint endpoint =
        new Endpoint(
            run.settings().get(Connection.HOST),
            run.settings().get(PORT),
            protocol == Protocol.TLS ? Security.TLS : Security.STARTTLS);
    Leg leg = Leg.whole(run, course);
    List<X509Certificate> shown = List.of();
    try (LineConnection connection = dialler.dial(leg, endpoint, name.orElse(endpoint.host()))) {
      Farewell farewell = encrypt(protocol, connection);
      shown = connection.certificates();
      farewell.say();
    } catch (ExchangeException failure) {
      // Once they are seen, nothing else matters here.
      if (shown.isEmpty()) {
        throw failure.asInconclusive();
      }
    }
    course.enter("certificate");
    Measurement judged =
        new CertificateJudgement(endpoint.toString(), shown).at(clock.instant(), name);
    return judged.outcome().failed() ? judged.in("certificate") : judged;
  }

  private Farewell encrypt(Protocol protocol, LineConnection connection) throws ExchangeException {
    return switch (protocol) {
      case TLS -> () -> {};
      case SMTP -> SmtpClient.begin(connection, new SmtpClient.Hello("EHLO", ownName))::quit;
      case IMAP -> ImapClient.begin(connection)::logOut;
      case POP3 -> Pop3Client.begin(connection)::quit;
    };
  }

  /** How a protocol takes leave. */
  private interface Farewell {
    void say() throws ExchangeException;
  }
}
