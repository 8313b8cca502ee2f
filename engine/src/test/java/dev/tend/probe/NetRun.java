package dev.tend.probe;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.probe.client.Connector;
import dev.tend.probe.dns.DnsProbe;
import dev.tend.probe.http.HttpProbe;
import dev.tend.probe.http.OpenMetricsProbe;
import dev.tend.probe.ldap.LdapProbe;
import dev.tend.resolver.DnsResolver;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.ResolvConf;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;

/** A run of one of the probes, as a test wants it. */
final class NetRun {
  static final String PASSWORD = "s3cret pass";

  private static final HostResolver NAMES =
      new DnsResolver(ResolvConf.by(List.of()), "127.0.0.1 localhost mail.example.org\n");

  private final Probe.Method probe;
  private Settings settings = Settings.none();
  private String password = PASSWORD;
  private Duration timeout = Duration.ofSeconds(10);

  NetRun(String type) {
    this.probe = method(type);
  }

  <T> NetRun with(Property<T> property, T value) {
    settings = settings.with(property.name(), new Setting(value, new Provenance.Default()));
    return this;
  }

  /** With a deadline that a test does not mind to wait for. */
  NetRun hasty() {
    return within(Duration.ofMillis(700));
  }

  /** Whose secret is this one. */
  NetRun knowing(String newPassword) {
    password = newPassword;
    return this;
  }

  NetRun within(Duration newTimeout) {
    timeout = newTimeout;
    return this;
  }

  private static Probe.Method method(String type) {
    return switch (type) {
      case "dns" -> new DnsProbe(NAMES);
      case "http" -> new HttpProbe(new Connector(NAMES));
      case "openmetrics" -> new OpenMetricsProbe(new Connector(NAMES));
      case "ldap" -> new LdapProbe(new Connector(NAMES));
      default -> throw new IllegalArgumentException(type);
    };
  }

  Measurement measure() throws InterruptedException {
    return probe.measure(
        new ProbeRun(
            ItemId.of("Net", "Probe"),
            settings,
            Deadline.in(timeout),
            new CancellationScope(),
            reference -> password));
  }
}
