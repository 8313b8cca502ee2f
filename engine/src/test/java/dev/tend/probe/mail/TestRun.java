package dev.tend.probe.mail;

import dev.tend.definition.ItemId;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Connector;
import dev.tend.resolver.HostResolver;
import dev.tend.testkit.NumericHosts;
import dev.tend.testkit.ScriptedServer;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A run of one of the probes, as a test wants it. */
final class TestRun {
  static final String PASSWORD = "p\u00e4ss \"word\\";

  static final HostResolver NAMES = new NumericHosts();

  private final String type;
  private Settings settings = Settings.none();
  private String password = PASSWORD;
  private Duration timeout = Duration.ofSeconds(10);
  private HostRoots roots = HostRoots.ofThisHost();

  private TestRun(String type) {
    this.type = type;
  }

  static TestRun of(String type) {
    return new TestRun(type);
  }

  /** Of a type whose port is {@code port}, at a server on loopback. */
  static TestRun at(String type, ScriptedServer server) {
    return at(type, server.port());
  }

  /** The same, at any port. */
  static TestRun at(String type, int port) {
    return new TestRun(type).put("port", port);
  }

  <T> TestRun with(Property<T> property, T value) {
    return put(property.name(), value);
  }

  TestRun with(Security security) {
    return with(ConnectionProperties.SECURITY, security);
  }

  TestRun loggingIn() {
    return with(ConnectionProperties.USERNAME, "probe@example.org")
        .with(ConnectionProperties.PASSWORD, "${secret:probe}");
  }

  TestRun loggingInAs(String username, String newPassword) {
    password = newPassword;
    return with(ConnectionProperties.USERNAME, username)
        .with(ConnectionProperties.PASSWORD, "${secret:probe}");
  }

  /** On a host that trusts these and no others. */
  TestRun trusting(X509Certificate... trusted) {
    roots = new HostRoots(() -> TrustedRoots.of(List.of(trusted)));
    return this;
  }

  /** On a host whose disk is broken. */
  TestRun withoutRoots() {
    roots =
        new HostRoots(
            () -> {
              throw new IOException("no disk");
            });
    return this;
  }

  TestRun within(Duration newTimeout) {
    timeout = newTimeout;
    return this;
  }

  Measurement measure() throws InterruptedException {
    return measure(new CancellationScope());
  }

  Measurement measure(CancellationScope scope) throws InterruptedException {
    Probe probe =
        MailProbes.all(new Connector(NAMES), "tend.example.org", InstantSource.system(), roots)
            .stream()
            .filter(each -> each.type().equals(type))
            .findFirst()
            .orElseThrow();
    return probe
        .method()
        .measure(
            new ProbeRun(
                ItemId.of("Mail", "Probe"),
                settings,
                Deadline.in(timeout),
                scope,
                reference -> password));
  }

  private TestRun put(String name, Object value) {
    settings = settings.with(name, new Setting(value, new Provenance.Default()));
    return this;
  }
}
