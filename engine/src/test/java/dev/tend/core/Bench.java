package dev.tend.core;

import dev.tend.core.effect.Effect;
import dev.tend.core.event.EventBody;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.EnvironmentInput.AgentStarted;
import dev.tend.core.input.Input;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput.EvidenceCollected;
import dev.tend.core.input.Ticked;
import dev.tend.core.input.Trigger;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A core on the bench: told one thing at a time, with a store of what it wanted kept. */
final class Bench {
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final EffectiveDefinitions definitions;
  private final CoreSettings settings;
  private final Map<String, DurableRecord> store = new TreeMap<>();
  private final List<EventBody> events = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private HealthCore core;
  private Instant now = START;
  private boolean evidenceHangs;

  Bench(String healthSet, Duration startupGrace) {
    HealthSetReader reader = new HealthSetReader(Types.builtIn(), Parameters.none());
    var read = reader.read("bench.yaml", healthSet);
    definitions = EffectiveDefinitions.unchanged(List.of(read.definition().orElseThrow()));
    CoreSettings defaults = CoreSettings.defaults("mail1").inMode(Mode.ACT);
    settings =
        new CoreSettings(
            defaults.server(),
            defaults.recoveryActions(),
            startupGrace,
            Set.of("reboot-server", "failover"),
            defaults.maximumPerHour(),
            defaults.maximumPerDay());
    core = new HealthCore(settings);
    tell(new AgentStarted(START, "1"));
    tell(new DefinitionsApplied(definitions));
  }

  /** What is watched, without overrides. */
  List<HealthSetDefinition> sets() {
    return definitions.sets().stream().map(EffectiveSet::definition).toList();
  }

  /** From here on what happened before is forgotten. */
  Bench fresh() {
    events.clear();
    effects.clear();
    return this;
  }

  Bench tell(Input input) {
    Decision decision = core.handle(input, now);
    for (DurableChange change : decision.changes()) {
      change
          .record()
          .ifPresentOrElse(
              record -> store.put(change.key(), record), () -> store.remove(change.key()));
    }
    decision.events().forEach(event -> events.add(event.body()));
    effects.addAll(decision.effects());
    for (Effect effect : evidenceHangs ? List.<Effect>of() : decision.effects()) {
      if (effect instanceof Effect.CollectEvidence collect) {
        tell(new EvidenceCollected(collect.intent().instance(), "evidence.txt", ""));
      }
    }
    return this;
  }

  /** From here on nobody answers when evidence is wanted; before, it is there at once. */
  Bench evidenceHangs() {
    evidenceHangs = true;
    return this;
  }

  /** Time passes; the core is told of every deadline. */
  Bench pass(Duration by) {
    Instant until = now.plus(by);
    Optional<Instant> deadline = core.nextDeadline();
    while (deadline.isPresent() && !deadline.get().isAfter(until)) {
      now = deadline.get().isAfter(now) ? deadline.get() : now;
      tell(new Ticked());
      deadline = core.nextDeadline();
    }
    now = until;
    return this;
  }

  /** Scheduled results, twenty seconds apart. */
  Bench results(ItemId probe, Outcome outcome, int times) {
    for (int i = 0; i < times; i++) {
      pass(Duration.ofSeconds(20));
      tell(ProbeReported.of(probe, now, Duration.ZERO, outcome));
    }
    return this;
  }

  /** The answer to a confirming run. */
  Bench confirm(ItemId probe, Outcome outcome) {
    return tell(
        ProbeReported.of(probe, now, Duration.ZERO, outcome).triggeredBy(Trigger.CONFIRMATION));
  }

  /** The agent is killed, and starts again so much later. */
  Bench restart(Duration later) {
    return restart(later, START);
  }

  /** The same, on a host that booted then. */
  Bench restart(Duration later, Instant booted) {
    StoredState stored =
        new StoredState(List.copyOf(store.values()), Optional.of(core.checkpoint()));
    ResumePoint where = ResumePoint.ofNewLife(stored, now.plus(later));
    core = HealthCore.restore(settings, definitions, stored, where);
    now = where.now();
    return tell(new AgentStarted(booted, "1"));
  }

  HealthCore core() {
    return core;
  }

  Instant now() {
    return now;
  }

  <T extends EventBody> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Effect> List<T> effects(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Stream<DurableRecord> kept(String prefix) {
    return store.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue);
  }
}
