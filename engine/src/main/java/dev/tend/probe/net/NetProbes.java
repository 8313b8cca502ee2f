package dev.tend.probe.net;

import dev.tend.probe.Probe;
import dev.tend.probe.client.Connector;
import dev.tend.probe.dns.DnsProbe;
import dev.tend.probe.http.HttpProbe;
import dev.tend.probe.ldap.LdapProbe;
import dev.tend.resolver.HostResolver;
import java.util.List;

/** The probes {@code dns}, {@code http} and {@code ldap}. */
public final class NetProbes {
  private NetProbes() {}

  /** One of each, resolving host names so. */
  public static List<Probe> all(HostResolver resolver) {
    Connector connector = new Connector(resolver);
    return List.of(new DnsProbe(resolver), new HttpProbe(connector), new LdapProbe(connector));
  }
}
