package dev.tend.probe.net;

import dev.tend.name.Names;
import dev.tend.probe.Probe;
import dev.tend.probe.dns.DnsProbe;
import dev.tend.probe.http.HttpProbe;
import dev.tend.probe.ldap.LdapProbe;
import dev.tend.probe.line.Dialler;
import java.util.List;

/** The probes {@code dns}, {@code http} and {@code ldap}. */
public final class NetProbes {
  private NetProbes() {}

  /** One of each, resolving host names so. */
  public static List<Probe> all(Names names) {
    Dialler dialler = new Dialler(names);
    return List.of(new DnsProbe(names), new HttpProbe(dialler), new LdapProbe(dialler));
  }
}
