package dev.tend.probe.mail;

import dev.tend.probe.Probe;
import dev.tend.probe.client.Connector;
import dev.tend.resolver.HostResolver;
import java.time.InstantSource;
import java.util.List;

/** The probes of this package. */
public final class MailProbes {
  private MailProbes() {}

  /**
   * One of each type.
   *
   * @param resolver how host names are resolved
   * @param ownName the name of this server, with which probes introduce themselves
   * @param clock the wall clock, by which certificates end and messages are dated
   */
  public static List<Probe> all(HostResolver resolver, String ownName, InstantSource clock) {
    Connector connector = new Connector(resolver);
    return List.of(
        new SmtpProbe(connector, ownName),
        new LmtpProbe(connector, ownName),
        new ImapProbe(connector),
        new Pop3Probe(connector),
        new TcpProbe(connector),
        new TlsCertificateProbe(connector, ownName, clock),
        new MailFlowProbe(connector, ownName, clock));
  }
}
