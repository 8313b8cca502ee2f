package dev.tend.probe.outcome;

import dev.tend.definition.ItemId;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.ValueException;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.Connector;
import dev.tend.probe.dns.DnsProbe;
import dev.tend.probe.exec.PluginProbe;
import dev.tend.probe.http.HttpProbe;
import dev.tend.probe.http.OpenMetricsProbe;
import dev.tend.probe.ldap.LdapProbe;
import dev.tend.probe.mail.MailProbes;
import dev.tend.resolver.HostResolver;
import dev.tend.secret.SecretUnavailableException;
import dev.tend.testkit.NumericHosts;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real probe of a row, with the settings that the row gives it. */
final class OutcomeRun implements Rig.Run {
  private static final String OWN_NAME = "tend.example.org";

  private static final HostResolver NAMES = new NumericHosts();

  private static final Map<String, Probe.Method> METHODS = methods();

  private final OutcomeRow row;
  private final Duration timeout;
  private final Settings settings;

  OutcomeRun(OutcomeRow row, Duration timeout) {
    this.row = row;
    this.timeout = timeout;
    this.settings =
        read(row.probe(), read(row.probe(), Settings.none(), row.situation()), row.meets());
  }

  private static Map<String, Probe.Method> methods() {
    Connector connector = new Connector(NAMES);
    return Stream.concat(
            MailProbes.all(connector, OWN_NAME, InstantSource.system()).stream(),
            Stream.of(
                new Probe("dns", Probe.Lane.SOCKETS, new DnsProbe(NAMES)),
                new Probe("http", Probe.Lane.SOCKETS, new HttpProbe(connector)),
                new Probe("openmetrics", Probe.Lane.SOCKETS, new OpenMetricsProbe(connector)),
                new Probe("ldap", Probe.Lane.SOCKETS, new LdapProbe(connector)),
                new Probe("exec", Probe.Lane.FILES, new PluginProbe())))
        .collect(Collectors.toMap(Probe::type, Probe::method));
  }

  private static Settings read(String probe, Settings before, Keys keys) {
    ProbeType type = Types.builtIn().probe(probe).orElseThrow();
    Settings read = before;
    Keys below = keys.below("settings");
    for (String name : below.values().keySet()) {
      Property<?> property =
          type.properties().stream()
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException(below.where() + ": no property " + name));
      read = set(read, name, value(property, below, name));
    }
    return read;
  }

  private static Object value(Property<?> property, Keys keys, String name) {
    try {
      if (keys.values().get(name) instanceof Keys) {
        Map<String, String> entries = new LinkedHashMap<>();
        Keys below = keys.below(name);
        below.values().keySet().forEach(key -> entries.put(key, below.text(key)));
        return property.type().parseEntries(entries);
      }
      return keys.values().get(name) instanceof List<?>
          ? property.type().parseElements(keys.texts(name))
          : property.type().parse(keys.text(name));
    } catch (ValueException wrong) {
      throw new IllegalArgumentException(keys.where() + ": " + name, wrong);
    }
  }

  static Settings set(Settings settings, String name, Object value) {
    return settings.with(name, new Setting(value, new Provenance.Default()));
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Measurement with(Settings complete) throws InterruptedException {
    Probe.Method method = METHODS.get(row.probe());
    if (method == null) {
      throw new IllegalStateException("the rig of " + row.probe() + " must bring its own probe");
    }
    return with(complete, method);
  }

  @Override
  public Measurement with(Settings complete, Probe.Method method) throws InterruptedException {
    return method.measure(
        new ProbeRun(
            ItemId.of("Mail", "Probe"),
            complete,
            Deadline.in(timeout),
            new CancellationScope(),
            OutcomeRun::secret));
  }

  /** Every secret is known save one. */
  private static String secret(String reference) throws SecretUnavailableException {
    if (reference.contains("missing")) {
      throw new SecretUnavailableException("there is no " + reference);
    }
    return "pass word";
  }
}
