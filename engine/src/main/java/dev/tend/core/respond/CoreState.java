package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Page;
import dev.tend.core.environment.ActionLedger;
import dev.tend.core.environment.Environment;
import dev.tend.core.environment.Holds;
import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.instance.MonitorInstance;
import dev.tend.core.journal.Journal;
import dev.tend.core.monitor.Monitor;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is there: all chains, what is known of their probes, the surroundings, and the actions under
 * way.
 */
public final class CoreState {
  private final Journal journal;
  private final ActionLedger ledger = new ActionLedger();
  private final Holds holds = new Holds();
  private final Environment environment = new Environment();
  private final Map<ItemId, MonitorResponse> responses = new LinkedHashMap<>();
  private final Map<String, List<MonitorResponse>> bySet = new LinkedHashMap<>();
  private final Map<ItemId, ProbeMemory> probes = new LinkedHashMap<>();
  private final Map<String, RecoveryRecord> recoveries = new TreeMap<>();
  private final Set<MonitorResponse> changed = new LinkedHashSet<>();
  private final TreeMap<Integer, MonitorResponse> active = new TreeMap<>();
  private Map<String, List<String>> dependents = Map.of();
  private final Set<String> stirredSets = new LinkedHashSet<>();
  private boolean stirredAll;
  private final Map<String, Page> outbox = new TreeMap<>();
  private CoreSettings settings;
  private Instant now = Instant.EPOCH;

  /** Without any monitors. */
  public CoreState(CoreSettings settings, Journal journal) {
    this.settings = settings;
    this.journal = journal;
  }

  /** Everything from here on happens at this steady time. */
  public void at(Instant steadyNow) {
    now = steadyNow;
    journal.at(steadyNow);
  }

  /** The steady time at which everything happens now. */
  public Instant now() {
    return now;
  }

  /** Which health sets depend on which, whatever the case of their names. */
  public void dependents(Map<String, List<String>> byHealthSet) {
    dependents = byHealthSet;
  }

  /** Sends a page, and remembers it until it is known to have been delivered. */
  void send(Page page) {
    PageRecord record = new PageRecord(page);
    outbox.put(record.key(), page);
    journal.keep(record);
    journal.effect(new Effect.SendPage(page));
  }

  /** A page has been delivered. */
  void delivered(String alertId, int sequence) {
    String key = PageRecord.key(alertId, sequence);
    if (outbox.remove(key) != null) {
      journal.forget(key);
    }
  }

  /** Pages of an earlier run that may not have been delivered. */
  public void undelivered(Page page) {
    outbox.put(PageRecord.key(page.alertId(), page.sequence()), page);
  }

  /**
   * Sends again what is not known to have been delivered, each incident's pages in their order;
   * whoever got one knows it by its number.
   */
  void sendAgain() {
    outbox.values().stream()
        .sorted(Comparator.comparing(Page::alertId).thenComparingInt(Page::sequence))
        .forEach(page -> journal.effect(new Effect.SendPage(page)));
  }

  /** Something changed that may concern every active chain. */
  public void reconsider() {
    stirredAll = true;
  }

  /** Something changed that may concern the chains that depend on a health set. */
  public void reconsider(String healthSet) {
    stirredSets.addAll(dependents.getOrDefault(healthSet, List.of()));
  }

  /** The active chains that must be considered because of what stirred since the last call. */
  public List<MonitorResponse> takeReconsidered() {
    if (stirredAll) {
      stirredAll = false;
      stirredSets.clear();
      return active();
    }
    if (stirredSets.isEmpty()) {
      return List.of();
    }
    TreeMap<Integer, MonitorResponse> stirred = new TreeMap<>();
    for (String set : stirredSets) {
      for (MonitorResponse response : chainsOf(set)) {
        if (response.active()) {
          stirred.put(response.number(), response);
        }
      }
    }
    stirredSets.clear();
    return List.copyOf(stirred.values());
  }

  /** Records an event that came from outside. */
  public EventId record(EventBody body) {
    return journal.record(body, List.of());
  }

  /** Records an event that one other brought about. */
  public EventId record(EventBody body, EventId cause) {
    return journal.record(body, List.of(cause));
  }

  /** Records an event; no cause means that it came from outside. */
  public EventId record(EventBody body, List<EventId> causes) {
    return journal.record(body, causes);
  }

  /** Records that an input changes nothing. */
  public void ignored(String what, String why) {
    record(new EnvironmentEvent.InputIgnored(what, why));
  }

  /** Wants something done. */
  public void effect(Effect effect) {
    journal.effect(effect);
  }

  /** Where everything is recorded. */
  public Journal journal() {
    return journal;
  }

  /** The actions of the last day. */
  public ActionLedger ledger() {
    return ledger;
  }

  /** Who holds what out of service. */
  public Holds holds() {
    return holds;
  }

  /** Operators, group and brake. */
  public Environment environment() {
    return environment;
  }

  /** The agent's settings. */
  public CoreSettings settings() {
    return settings;
  }

  /** Other settings hold. */
  public void settings(CoreSettings changed) {
    settings = changed;
  }

  /** All chains, in the order in which they came. */
  public Collection<MonitorResponse> responses() {
    return responses.values();
  }

  /** The chain of a monitor. */
  public Optional<MonitorResponse> chain(ItemId monitor) {
    return Optional.ofNullable(responses.get(monitor));
  }

  /** The chains of a health set, of all its targets. */
  public List<MonitorResponse> chainsOf(String healthSet) {
    return bySet.getOrDefault(healthSet.toLowerCase(Locale.ROOT), List.of());
  }

  private static String fold(MonitorResponse response) {
    return response.id().healthSet().toLowerCase(Locale.ROOT);
  }

  /** A chain came. */
  public MonitorResponse add(Monitor monitor, MonitorInstance instance) {
    MonitorResponse response = new MonitorResponse(monitor, instance, now, changed::add);
    responses.put(response.id(), response);
    bySet.computeIfAbsent(fold(response), set -> new ArrayList<>()).add(response);
    response.changed();
    return response;
  }

  /** A chain went. */
  public void remove(MonitorResponse response) {
    responses.remove(response.id());
    chainsOf(response.id().healthSet()).remove(response);
    changed.remove(response);
    active.remove(response.number());
  }

  /** What is remembered of a probe. */
  public ProbeMemory probe(ItemId probe) {
    return probes.computeIfAbsent(probe, id -> new ProbeMemory());
  }

  /** Nothing is remembered of a probe any more. */
  public void forgetProbe(ItemId probe) {
    probes.remove(probe);
  }

  /** The actions under way, by instance. */
  public List<RecoveryRecord> recoveries() {
    return recoveries.isEmpty() ? List.of() : List.copyOf(recoveries.values());
  }

  /** An action under way; empty when it is over. */
  Optional<RecoveryRecord> recovery(String instance) {
    return Optional.ofNullable(recoveries.get(instance));
  }

  /** An action began, or went on; that is kept. */
  void put(RecoveryRecord recovery) {
    restore(recovery);
    journal.keep(recovery);
  }

  /** An action is over. */
  void remove(RecoveryRecord recovery) {
    recoveries.remove(recovery.instance());
    journal.forget(recovery.key());
  }

  /** An action goes on from its record. */
  public void restore(RecoveryRecord recovery) {
    recoveries.put(recovery.instance(), recovery);
  }

  /** These are the chains now, each at its place in the list. */
  public void arrange(List<MonitorResponse> inOrder) {
    responses.clear();
    bySet.clear();
    for (int place = 0; place < inOrder.size(); place++) {
      MonitorResponse response = inOrder.get(place);
      response.renumber(place);
      responses.put(response.id(), response);
      bySet.computeIfAbsent(fold(response), set -> new ArrayList<>()).add(response);
    }
    active.clear();
    inOrder.forEach(this::updateActive);
  }

  /** The chains that changed since the last call, by their place. */
  public List<MonitorResponse> takeChanged() {
    if (changed.isEmpty()) {
      return List.of();
    }
    updateActive();
    List<MonitorResponse> taken = new ArrayList<>(changed);
    taken.sort(Comparator.comparingInt(MonitorResponse::number));
    changed.clear();
    return taken;
  }

  /** The chains to consider when something changed that concerns all, by their place. */
  public List<MonitorResponse> active() {
    updateActive();
    return List.copyOf(active.values());
  }

  /** Whatever changed may have become active, or be so no longer. */
  private void updateActive() {
    changed.forEach(this::updateActive);
  }

  private void updateActive(MonitorResponse response) {
    response.awake(response.active());
    if (response.awake()) {
      active.put(response.number(), response);
    } else {
      active.remove(response.number());
    }
  }
}
