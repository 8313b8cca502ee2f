package dev.tend.core.respond;

import dev.tend.core.event.Refusal;
import dev.tend.core.instance.MonitorInstance;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.monitor.ProbeSource;
import dev.tend.core.record.ChainRecord;
import dev.tend.core.record.ChainRecord.Urgent;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One monitor, the responders that answer to it, and what is remembered for them. */
public final class MonitorResponse {
  private static final Duration LEAST_STABLE = Duration.ofMinutes(1);

  /** Milder target state first, then the shorter wait; the sort keeps file order. */
  private static final Comparator<Responder> MILDEST_FIRST =
      Comparator.comparing((Responder r) -> r.definition().targetHealthState())
          .thenComparing(r -> r.definition().waitInterval());

  private int number;
  private final Monitor monitor;
  private HealthSetDefinition set;
  private List<Responder> responders = List.of();
  private long deadline = Long.MAX_VALUE;
  private boolean awake;

  /** When the last suspension ended. */
  Instant clearSince;

  Optional<Refusal> suspendedBy = Optional.empty();

  /** Since when it is neither raised nor without a verdict. */
  Optional<Instant> calmSince = Optional.empty();

  Optional<Instant> healedAt = Optional.empty();
  final List<Instant> helped = new ArrayList<>();
  boolean chronic;

  /** The component that an act of this episode took out of service; empty text: none. */
  String offline = "";

  /** When the probes of a dependency were last asked, in this raise. */
  final Map<String, Instant> asked = new TreeMap<>();

  /** What people are to be told as soon as nothing holds it back. */
  Optional<Urgent> urgent = Optional.empty();

  @Nullable Episode episode;
  @Nullable Incident incident;

  /**
   * A chain.
   *
   * @param number its place among all chains; considered in this order
   * @param monitor the monitor
   * @param place what holds for the monitor's target
   * @param now when it begins
   */
  public MonitorResponse(int number, Monitor monitor, MonitorInstance instance, Instant now) {
    this.number = number;
    this.monitor = monitor;
    this.set = instance.set();
    this.clearSince = now;
    redefine(instance);
  }

  /** Its place among all chains. */
  public int number() {
    return number;
  }

  /** It has another place, because the definitions changed. */
  public void renumber(int place) {
    number = place;
  }

  /** The monitor. */
  public Monitor monitor() {
    return monitor;
  }

  /** The identity of the monitor. */
  public ItemId id() {
    return monitor.id();
  }

  /** The health set, as it holds for the monitor's target. */
  public HealthSetDefinition set() {
    return set;
  }

  /** The component of the health set; empty text: none. */
  public String component() {
    return set.component().orElse("");
  }

  /**
   * When it next wants to be considered, in epoch milliseconds; {@link Long#MAX_VALUE}: not for
   * time alone.
   */
  public long deadline() {
    return deadline;
  }

  void deadline(long millis) {
    deadline = millis;
  }

  /**
   * Takes changed definitions; responders that stay keep what they remember.
   *
   * @return whether its responders, or their definitions, are others now
   */
  public boolean redefine(MonitorInstance changed) {
    set = changed.set();
    List<ResponderDefinition> before = definitions();
    List<Responder> next = new ArrayList<>();
    for (var definition : changed.responders()) {
      ItemId id = definition.id().forTarget(monitor.id().target());
      Responder responder = responder(id).orElseGet(() -> new Responder(id, definition));
      responder.redefine(definition);
      next.add(responder);
    }
    next.sort(MILDEST_FIRST);
    responders = List.copyOf(next);
    return !before.equals(definitions());
  }

  private List<ResponderDefinition> definitions() {
    return responders.stream().map(Responder::definition).toList();
  }

  /** The responders, milder target state first, then the shorter wait, then file order. */
  List<Responder> responders() {
    return responders;
  }

  Optional<Responder> responder(ItemId id) {
    return responders.stream().filter(r -> r.id().equals(id)).findFirst();
  }

  /** Whether there is anything to consider that no result of its monitor would bring up. */
  public boolean active() {
    return monitor.raised()
        || monitor.unavailable()
        || episode != null
        || (incident != null && incident.open())
        || !offline.isEmpty()
        || urgent.isPresent()
        || anyExhaustedOrBusy();
  }

  private boolean anyExhaustedOrBusy() {
    for (Responder responder : responders) {
      if (responder.exhausted || responder.busy()) {
        return true;
      }
    }
    return false;
  }

  /** What {@link #active} said when the scene last looked: cheap enough to ask for every result. */
  public boolean awake() {
    return awake;
  }

  void awake(boolean active) {
    awake = active;
  }

  /**
   * How long it must stay healed to count as healed: the larger of one minute and three intervals.
   */
  Duration stableFor() {
    Duration longest = LEAST_STABLE;
    for (ProbeSource probe : monitor.probes()) {
      Duration three =
          probe.definition().recurrenceInterval().orElse(Duration.ZERO).multipliedBy(3);
      longest = three.compareTo(longest) > 0 ? three : longest;
    }
    return longest;
  }

  /** One interval plus timeout of its slowest probe. */
  Duration ownRound() {
    Duration longest = Duration.ZERO;
    for (ProbeSource probe : monitor.probes()) {
      Duration round =
          probe
              .definition()
              .recurrenceInterval()
              .map(interval -> interval.plus(probe.definition().timeout()))
              .orElse(Duration.ZERO);
      longest = round.compareTo(longest) > 0 ? round : longest;
    }
    return longest;
  }

  /** Whether an act on this component and resource concerns this monitor. */
  boolean names(String component, String resource) {
    if (!component.isEmpty() && component.equalsIgnoreCase(component())) {
      return true;
    }
    return !resource.isEmpty()
        && responders.stream().anyMatch(r -> r.definition().resource().equals(resource));
  }

  /** All this as data. */
  public ChainRecord record() {
    return new ChainRecord(
        id(),
        clearSince,
        suspendedBy,
        calmSince,
        healedAt,
        List.copyOf(helped),
        chronic,
        offline,
        Collections.unmodifiableMap(new TreeMap<>(asked)),
        urgent,
        Optional.ofNullable(episode).map(Episode::record),
        Optional.ofNullable(incident).map(Incident::record),
        responders.stream().map(Responder::record).toList());
  }

  /** Goes on from a record; responders that are no longer defined are left out. */
  public void restore(ChainRecord record) {
    clearSince = record.clearSince();
    suspendedBy = record.suspendedBy();
    calmSince = record.calmSince();
    healedAt = record.healedAt();
    helped.addAll(record.helped());
    chronic = record.chronic();
    offline = record.offline();
    asked.putAll(record.asked());
    urgent = record.urgent();
    episode = record.episode().map(Episode::restore).orElse(null);
    incident = record.incident().map(Incident::restore).orElse(null);
    record.responders().forEach(r -> responder(r.id()).ifPresent(one -> one.restore(r)));
  }
}
