package dev.tend.core.respond;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.environment.ActionLedger;
import dev.tend.core.event.EventId;
import dev.tend.core.event.Refusal;
import dev.tend.core.instance.MonitorInstance;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.record.MonitorResponseRecord.EpisodeRecord;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.core.record.MonitorResponseRecord.Urgent;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ResponderKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One monitor, the responders that answer to it, and what is remembered for them. What is
 * remembered is written here alone, by methods that mark the chain as changed; a test of the house
 * sees to it.
 */
public final class MonitorResponse {
  private static final Duration LEAST_STABLE = Duration.ofMinutes(1);

  /** Milder target state first, then the shorter wait; the sort keeps file order. */
  private static final Comparator<Responder> MILDEST_FIRST =
      Comparator.comparing((Responder r) -> r.definition().targetHealthState())
          .thenComparing(r -> r.definition().waitInterval());

  private final Monitor monitor;
  private final Consumer<MonitorResponse> changes;
  private HealthSetDefinition set;
  private List<Responder> responders = List.of();
  private int number;
  private long deadline = Long.MAX_VALUE;
  private boolean awake;

  /** When the last suspension ended. */
  Instant clearSince;

  Optional<Refusal> suspendedBy = Optional.empty();

  /** Since when it is neither raised nor without a verdict. */
  Optional<Instant> calmSince = Optional.empty();

  Optional<Instant> healedAt = Optional.empty();
  private PVector<Instant> helped = TreePVector.empty();
  boolean chronic;

  /** The component that an action of this episode took out of service; empty text: none. */
  String offline = "";

  /** When the probes of a dependency were last asked, in this raise. */
  private PMap<String, Instant> asked = HashTreePMap.empty();

  /** What people are to be told as soon as nothing holds it back. */
  Optional<Urgent> urgent = Optional.empty();

  Optional<EpisodeRecord> episode = Optional.empty();
  Optional<IncidentRecord> incident = Optional.empty();

  /**
   * A chain.
   *
   * @param monitor the monitor
   * @param instance what holds for the monitor's target
   * @param now when it begins
   * @param changes called whenever its record, or that of its monitor, has changed
   */
  MonitorResponse(
      Monitor monitor, MonitorInstance instance, Instant now, Consumer<MonitorResponse> changes) {
    this.monitor = monitor;
    this.changes = changes;
    this.set = instance.set();
    this.clearSince = now;
    monitor.onChange(this::changed);
    redefine(instance);
  }

  /** Whatever changes a record goes through here, so that it is kept. */
  public void changed() {
    changes.accept(this);
  }

  /** Its place among all chains; considered in this order. */
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

  /** The event of its monitor's last change, as a cause of what follows from it. */
  List<EventId> lastTransition() {
    return List.of(monitor.lastTransition());
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

  /** Takes changed definitions; responders that stay keep what they remember. */
  public void redefine(MonitorInstance changed) {
    set = changed.set();
    List<ResponderDefinition> before = definitions();
    List<Responder> next = new ArrayList<>();
    for (var definition : changed.responders()) {
      ItemId id = definition.id().forTarget(monitor.id().target());
      Responder responder = responder(id).orElseGet(() -> new Responder(id, definition, this));
      responder.redefine(definition);
      next.add(responder);
    }
    next.sort(MILDEST_FIRST);
    responders = List.copyOf(next);
    if (!before.equals(definitions())) {
      changed();
    }
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
        || episode.isPresent()
        || incident.filter(IncidentRecord::open).isPresent()
        || !offline.isEmpty()
        || urgent.isPresent()
        || anyResponderIsNotDone();
  }

  private boolean anyResponderIsNotDone() {
    for (Responder responder : responders) {
      if (responder.exhausted || responder.busy() || responder.remembersHoldUps()) {
        return true;
      }
    }
    return false;
  }

  /** What {@link #active} said when the state last looked: cheap enough to ask for every result. */
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
    for (ScheduledProbe probe : monitor.probes()) {
      Duration three =
          probe.definition().recurrenceInterval().orElse(Duration.ZERO).multipliedBy(3);
      longest = three.compareTo(longest) > 0 ? three : longest;
    }
    return longest;
  }

  /** One interval plus timeout of its slowest probe. */
  Duration ownRound() {
    Duration longest = Duration.ZERO;
    for (ScheduledProbe probe : monitor.probes()) {
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

  /** Whether an action on this component and resource concerns this monitor. */
  boolean names(String component, String resource) {
    if (!component.isEmpty() && component.equalsIgnoreCase(component())) {
      return true;
    }
    return !resource.isEmpty()
        && responders.stream().anyMatch(r -> r.definition().resource().equals(resource));
  }

  /** The id of its episode; empty text: none. */
  String episodeId() {
    return episode.map(EpisodeRecord::id).orElse("");
  }

  /**
   * Something suspends it, or nothing does from now on. Suspensions may come and go without end,
   * and each begins every wait anew; so a page counts as held back from when it would have been due
   * without the first of them.
   */
  void suspended(Optional<Refusal> by, Instant now) {
    if (!by.equals(suspendedBy)) {
      if (suspendedBy.isPresent()) {
        responders.stream()
            .filter(one -> one.definition().kind() == ResponderKind.ESCALATE && !one.paged)
            .forEach(this::heldBack);
      }
      clearSince = by.isEmpty() ? now : clearSince;
      suspendedBy = by;
      changed();
    }
  }

  private void heldBack(Responder page) {
    monitor
        .reachedAt(page.definition().targetHealthState())
        .map(reached -> reached.isBefore(clearSince) ? clearSince : reached)
        .ifPresent(since -> page.withheld(since.plus(page.definition().waitInterval())));
  }

  /** A new run of the agent: nobody will answer a question of an earlier one. */
  void startedAnew(Instant now) {
    clearSince = now;
    calmSince = calmSince.map(since -> now);
    asked = HashTreePMap.empty();
    responders.stream().filter(r -> r.confirming.isPresent()).forEach(r -> r.settled(now));
    changed();
  }

  /** It is neither raised nor without a verdict, or no longer so. */
  void calm(boolean calm, Instant now) {
    calmSince = calm ? calmSince.or(() -> Optional.of(now)) : Optional.empty();
    changed();
  }

  /**
   * A probe of a dependency is to be asked.
   *
   * @return whether it has not been asked yet in this raise
   */
  boolean asks(ItemId probe, Instant now) {
    boolean first = !asked.containsKey(probe.toString());
    if (first) {
      asked = asked.plus(probe.toString(), now);
      changed();
    }
    return first;
  }

  /** An episode opens, changes or closes. */
  void episode(Optional<EpisodeRecord> next) {
    episode = next;
    changed();
  }

  /** Its monitor is raised: the dependencies are asked again. */
  void raised() {
    asked = HashTreePMap.empty();
    changed();
  }

  /** Its monitor has healed. */
  void healed(Instant now) {
    healedAt = Optional.of(now);
    episode = episode.map(open -> open.healed(healedAt));
    changed();
  }

  /** Adds a line to the story of what was tried. */
  void tell(String line) {
    episode = episode.map(open -> open.telling(line));
    changed();
  }

  /** People are told. */
  void incident(Optional<IncidentRecord> next) {
    incident = next;
    changed();
  }

  /** An action helped; how many have within a day. */
  int helped(Instant now) {
    helped =
        TreePVector.from(
                helped.stream().filter(at -> at.plus(ActionLedger.DAY).isAfter(now)).toList())
            .plus(now);
    changed();
    return helped.size();
  }

  /** A person must look before Tend acts on it again; or has looked. */
  void chronic(boolean from) {
    chronic = from;
    helped = from ? helped : TreePVector.empty();
    changed();
  }

  /** An action took this component out of service; empty text: it is given back. */
  void offline(String component) {
    offline = component;
    changed();
  }

  /** People are to be told something, or have been. */
  void urgent(Optional<Urgent> what) {
    urgent = what;
    changed();
  }

  /** All this as data. */
  public MonitorResponseRecord record() {
    return new MonitorResponseRecord(
        id(),
        clearSince,
        suspendedBy,
        calmSince,
        healedAt,
        helped,
        chronic,
        offline,
        Collections.unmodifiableMap(new TreeMap<>(asked)),
        urgent,
        episode,
        incident,
        responders.stream().map(Responder::record).toList());
  }

  /** Goes on from a record; responders that are no longer defined are left out. */
  public void restore(MonitorResponseRecord record) {
    clearSince = record.clearSince();
    suspendedBy = record.suspendedBy();
    calmSince = record.calmSince();
    healedAt = record.healedAt();
    helped = TreePVector.from(record.helped());
    chronic = record.chronic();
    offline = record.offline();
    asked = HashTreePMap.from(record.asked());
    urgent = record.urgent();
    episode = record.episode();
    incident = record.incident();
    record.responders().forEach(r -> responder(r.id()).ifPresent(one -> one.restore(r)));
    changed();
  }
}
