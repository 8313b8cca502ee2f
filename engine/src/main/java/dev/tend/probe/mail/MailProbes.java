package dev.tend.probe.mail;

import dev.tend.name.Names;
import dev.tend.probe.Probe;
import dev.tend.probe.line.Dialler;
import java.time.InstantSource;
import java.util.List;

/** The probes of this package. */
public final class MailProbes {
  private MailProbes() {}

  /**
   * One of each type.
   *
   * @param names how host names are resolved
   * @param ownName the name of this server, with which probes introduce themselves
   * @param clock the wall clock, by which certificates end and messages are dated
   */
  public static List<Probe> all(Names names, String ownName, InstantSource clock) {
    Dialler dialler = new Dialler(names);
    return List.of(
        new SmtpProbe(dialler, ownName),
        new LmtpProbe(dialler, ownName),
        new ImapProbe(dialler),
        new Pop3Probe(dialler),
        new TcpProbe(dialler),
        new TlsCertificateProbe(dialler, ownName, clock),
        new MailFlowProbe(dialler, ownName, clock));
  }
}
