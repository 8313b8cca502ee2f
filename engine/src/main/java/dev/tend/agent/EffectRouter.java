package dev.tend.agent;

import dev.tend.core.effect.Effect;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.loop.EffectHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each effect to the part that carries it out. */
final class EffectRouter implements EffectHandler {
  private static final Logger LOG = LoggerFactory.getLogger(EffectRouter.class);

  private final Consumers consumers;
  private volatile Map<ItemId, ScheduledProbe> probes = Map.of();

  /** Who carries out what. */
  record Consumers(
      RunProbe runner,
      Consumer<Effect.ScheduleProbes> schedule,
      Consumer<Effect.BeginRecovery> recovery,
      Consumer<Effect.SendPage> pager,
      Consumer<Effect.BringOnline> components) {}

  /** Runs a probe beside its schedule. */
  interface RunProbe {
    void run(ScheduledProbe probe, Trigger trigger, Duration late);
  }

  EffectRouter(Consumers consumers) {
    this.consumers = consumers;
  }

  /** A probe that is watched now. */
  Optional<ScheduledProbe> probe(ItemId id) {
    return Optional.ofNullable(probes.get(id));
  }

  @Override
  public void carryOut(Effect effect) {
    switch (effect) {
      case Effect.RunProbe run ->
          probe(run.probe())
              .ifPresentOrElse(
                  probe -> consumers.runner().run(probe, Trigger.CONFIRMATION, Duration.ZERO),
                  () -> LOG.debug("{} is no longer watched", run.probe()));
      case Effect.ScheduleProbes all -> {
        probes =
            all.probes().stream()
                .collect(
                    Collectors.toMap(
                        ScheduledProbe::id, probe -> probe, (a, b) -> b, ConcurrentHashMap::new));
        consumers.schedule().accept(all);
      }
      case Effect.BeginRecovery begin -> consumers.recovery().accept(begin);
      case Effect.SendPage send -> consumers.pager().accept(send);
      case Effect.BringOnline online -> consumers.components().accept(online);
      case Effect.AskApproval asked ->
          // The question is an event and stands in the report; there is nobody else to tell.
          LOG.info("{}: {} (approval {})", asked.responder(), asked.question(), asked.approval());
      case Effect.RecordIntent intent ->
          throw new IllegalArgumentException("the store answers for " + intent);
    }
  }
}
