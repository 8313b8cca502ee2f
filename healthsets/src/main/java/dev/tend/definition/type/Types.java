package dev.tend.definition.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All types that definitions can name here: the built-in ones and those of plug-ins. */
public final class Types {
  private static final List<ProbeType> PROBES =
      List.of(
          SmtpProbeType.TYPE,
          ImapProbeType.TYPE,
          Pop3ProbeType.TYPE,
          LmtpProbeType.TYPE,
          MailFlowProbeType.TYPE,
          DnsProbeType.TYPE,
          TcpProbeType.TYPE,
          HttpProbeType.TYPE,
          LdapProbeType.TYPE,
          TlsCertificateProbeType.TYPE,
          ExecProbeType.TYPE,
          DiskProbeType.TYPE,
          MemoryProbeType.TYPE,
          QueueProbeType.TYPE,
          ProcessProbeType.TYPE,
          AgentProbeType.TYPE,
          NotificationProbeType.TYPE);

  private final Map<String, ProbeType> probes;
  private final Map<String, MonitorType> monitors;
  private final Map<String, ResponderType> responders;

  private final Optional<List<String>> discoveries;

  private Types(List<ProbeType> probes, List<ResponderType> responders) {
    this(byName(probes), byName(MonitorTypes.ALL), byName(responders), Optional.empty());
  }

  private Types(
      Map<String, ProbeType> probes,
      Map<String, MonitorType> monitors,
      Map<String, ResponderType> responders,
      Optional<List<String>> discoveries) {
    this.probes = probes;
    this.monitors = monitors;
    this.responders = responders;
    this.discoveries = discoveries;
  }

  /** The types that come with Tend. */
  public static Types builtIn() {
    return new Types(PROBES, ResponderTypes.ALL);
  }

  /**
   * The types that come with Tend and those of every {@link TypeProvider} that a class loader
   * finds.
   *
   * @throws IllegalArgumentException if two types of one kind have the same name
   * @throws java.util.ServiceConfigurationError if a plug-in is broken
   */
  public static Types withPlugins(ClassLoader plugins) {
    return with(ServiceLoader.load(TypeProvider.class, plugins));
  }

  /**
   * The types that come with Tend and those of these providers.
   *
   * @throws IllegalArgumentException if two types of one kind have the same name
   */
  public static Types with(Iterable<TypeProvider> providers) {
    List<ProbeType> probes = new ArrayList<>(PROBES);
    List<ResponderType> responders = new ArrayList<>(ResponderTypes.ALL);
    for (TypeProvider provider : providers) {
      probes.addAll(provider.probeTypes());
      responders.addAll(provider.responderTypes());
    }
    return new Types(probes, responders);
  }

  /** The same, where {@code discover} of a health set's targets is one of these names. */
  public Types discovering(List<String> names) {
    return new Types(probes, monitors, responders, Optional.of(List.copyOf(names)));
  }

  /** The names that {@code discover} can have; empty when they are not known, so any may be one. */
  public Optional<List<String>> discoveries() {
    return discoveries;
  }

  /** Every probe type by name, in alphabetical order. */
  public Map<String, ProbeType> probes() {
    return probes;
  }

  /** Every monitor type by name, in alphabetical order. */
  public Map<String, MonitorType> monitors() {
    return monitors;
  }

  /** Every responder type by name, in alphabetical order. */
  public Map<String, ResponderType> responders() {
    return responders;
  }

  /** The probe type of a name. */
  public Optional<ProbeType> probe(String name) {
    return Optional.ofNullable(probes.get(name));
  }

  /** The monitor type of a name. */
  public Optional<MonitorType> monitor(String name) {
    return Optional.ofNullable(monitors.get(name));
  }

  /** The responder type of a name. */
  public Optional<ResponderType> responder(String name) {
    return Optional.ofNullable(responders.get(name));
  }

  private static <T extends ItemDescriptor> Map<String, T> byName(List<T> types) {
    Map<String, T> named = new TreeMap<>();
    for (T type : types) {
      if (named.put(type.name(), type) != null) {
        throw new IllegalArgumentException("two types are named " + type.name());
      }
    }
    return Collections.unmodifiableMap(named);
  }
}
