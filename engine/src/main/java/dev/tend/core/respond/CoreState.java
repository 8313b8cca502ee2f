package dev.tend.core.respond;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Page;
import dev.tend.core.environment.ActionLedger;
import dev.tend.core.environment.Environment;
import dev.tend.core.environment.Holds;
import dev.tend.core.environment.ProbeMemory;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.journal.Journal;
import dev.tend.core.record.PageRecord;
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
 * What is there: all chains, what is known of their probes, the surroundings, and the acts under
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
  private final Map<String, Recovery> recoveries = new TreeMap<>();
  private final Set<MonitorResponse> touched = new LinkedHashSet<>();
  private final TreeMap<Integer, MonitorResponse> active = new TreeMap<>();
  private final Map<String, List<String>> dependents = new LinkedHashMap<>();
  private final Set<String> stirredSets = new LinkedHashSet<>();
  private boolean stirredAll;
  private final Map<String, Page> outbox = new TreeMap<>();
  private CoreSettings settings;
  private Instant now = Instant.EPOCH;

  /** An empty scene. */
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

  /** Which health sets depend on which. */
  public void dependents(Map<String, List<String>> byHealthSet) {
    dependents.clear();
    dependents.putAll(byHealthSet);
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

  /** Pages of an earlier life that may not have been delivered. */
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
    stirredSets.addAll(dependents.getOrDefault(healthSet.toLowerCase(Locale.ROOT), List.of()));
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

  /** Where everything is recorded. */
  public Journal journal() {
    return journal;
  }

  /** The acts of the last day. */
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
  public void add(MonitorResponse response) {
    responses.put(response.id(), response);
    bySet.computeIfAbsent(fold(response), set -> new ArrayList<>()).add(response);
    markDirty(response);
  }

  /** A chain went. */
  public void remove(MonitorResponse response) {
    responses.remove(response.id());
    chainsOf(response.id().healthSet()).remove(response);
    touched.remove(response);
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

  /** The acts under way, by instance. */
  public Map<String, Recovery> recoveries() {
    return recoveries;
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

  /** Something about a chain changed that must be kept. */
  public void markDirty(MonitorResponse response) {
    touched.add(response);
  }

  /** The chains that changed since the last call, by their place. */
  public List<MonitorResponse> drainDirty() {
    if (touched.isEmpty()) {
      return List.of();
    }
    updateActive();
    List<MonitorResponse> taken = new ArrayList<>(touched);
    taken.sort(Comparator.comparingInt(MonitorResponse::number));
    touched.clear();
    return taken;
  }

  /** The chains to consider when something changed that concerns all, by their place. */
  public List<MonitorResponse> active() {
    updateActive();
    return List.copyOf(active.values());
  }

  /** Whatever was touched may have become active, or be so no longer. */
  private void updateActive() {
    touched.forEach(this::updateActive);
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
