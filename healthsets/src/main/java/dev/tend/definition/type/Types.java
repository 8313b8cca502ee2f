package dev.tend.definition.type;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All types that definitions can name here: the built-in ones and further ones. */
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
          OpenMetricsProbeType.TYPE,
          LdapProbeType.TYPE,
          TlsCertificateProbeType.TYPE,
          ExecProbeType.TYPE,
          DiskProbeType.TYPE,
          MemoryProbeType.TYPE,
          QueueProbeType.TYPE,
          ProcessProbeType.TYPE,
          SocketProbeType.TYPE,
          AgentProbeType.TYPE,
          LogFileProbeType.TYPE,
          NotificationProbeType.TYPE);

  private final Map<String, ProbeType> probes;
  private final Map<String, MonitorType> monitors = byName(MonitorTypes.ALL);
  private final Map<String, ResponderType> responders;
  private final Optional<List<String>> discoveries;

  private Types(
      Collection<ProbeType> probes,
      Collection<ResponderType> responders,
      Optional<List<String>> discoveries) {
    this.probes = byName(probes);
    this.responders = byName(responders);
    this.discoveries = discoveries;
  }

  /** The types that come with Tend. */
  public static Types builtIn() {
    return new Types(PROBES, ResponderTypes.ALL, Optional.empty());
  }

  /**
   * The types that come with Tend and these.
   *
   * @throws IllegalArgumentException if two types of one kind have the same name
   */
  public static Types with(List<ProbeType> probes, List<ResponderType> responders) {
    return new Types(
        Stream.concat(PROBES.stream(), probes.stream()).toList(),
        Stream.concat(ResponderTypes.ALL.stream(), responders.stream()).toList(),
        Optional.empty());
  }

  /** The same, where {@code discover} of a health set's targets is one of these names. */
  public Types discovering(List<String> names) {
    return new Types(probes.values(), responders.values(), Optional.of(List.copyOf(names)));
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

  private static <T extends ItemDescriptor> Map<String, T> byName(Collection<T> types) {
    Map<String, T> named = new TreeMap<>();
    for (T type : types) {
      if (named.put(type.name(), type) != null) {
        throw new IllegalArgumentException("two types are named " + type.name());
      }
    }
    return Collections.unmodifiableMap(named);
  }
}
