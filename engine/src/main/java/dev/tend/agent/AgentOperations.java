package dev.tend.agent;

import dev.tend.api.OperationRefusedException;
import dev.tend.api.Operations;
import dev.tend.api.OperatorAnswer;
import dev.tend.api.Reloaded;
import dev.tend.core.Decision;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.loop.HealthLoop;
import dev.tend.probe.run.ProbeRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What people ask of the agent, handed to the part that does it. */
final class AgentOperations implements Operations {
  private final HealthLoop loop;
  private final EffectRouter router;
  private final ProbeRunner runner;
  private final ResultDispatcher dispatcher;
  private final Reloads reloads;

  AgentOperations(AgentComponents components, Reloads reloads) {
    this.loop = components.loop();
    this.router = components.router();
    this.runner = components.runner();
    this.dispatcher = components.dispatcher();
    this.reloads = reloads;
  }

  @Override
  public CompletableFuture<OperatorAnswer> submit(OperatorInput input) {
    return loop.askAndKeep(input).thenApply(decision -> answer(decision, loop.storeTrouble()));
  }

  @Override
  public CompletableFuture<ProbeReported> invoke(ItemId probe, Map<String, String> overrides) {
    Optional<ScheduledProbe> scheduled = router.probe(probe);
    if (scheduled.isEmpty()) {
      return CompletableFuture.failedFuture(
          new OperationRefusedException(
              probe + " is switched off or gone", "enable it, or invoke another one"));
    }
    ScheduledProbe wanted = scheduled.get();
    if (!overrides.isEmpty()) {
      try {
        wanted = trial(wanted, overrides);
      } catch (OperationRefusedException refused) {
        return CompletableFuture.failedFuture(refused);
      }
    }
    Optional<CompletableFuture<ProbeReported>> answer = dispatcher.expect(probe);
    if (answer.isEmpty()) {
      return CompletableFuture.failedFuture(
          new OperationRefusedException(
              probe + " is being run for somebody else", "try again in a moment"));
    }
    runner.run(wanted, Trigger.INVOKED, Duration.ZERO);
    return answer.get();
  }

  private ScheduledProbe trial(ScheduledProbe probe, Map<String, String> overrides) {
    return reloads
        .effective()
        .set(probe.id().healthSet())
        .map(
            set ->
                InvokeOverrides.of(probe, set.forTarget(probe.id().target().orElse("")), overrides))
        .orElseThrow(() -> new OperationRefusedException(probe.id() + " is gone", "try again"));
  }

  @Override
  public CompletableFuture<Reloaded> reload() {
    Executor thread = task -> Thread.ofPlatform().name("tend-reload").daemon(true).start(task);
    return CompletableFuture.supplyAsync(reloads::reload, thread);
  }

  private static OperatorAnswer answer(Decision decision, Optional<String> storeTrouble) {
    List<EventId> ids = decision.events().stream().map(HealthEvent::id).toList();
    Optional<String> refusal =
        decision.events().stream()
            .map(HealthEvent::body)
            .flatMap(
                body ->
                    switch (body) {
                      case EnvironmentEvent.RepairRefused refused ->
                          Optional.of(refused.reason()).stream();
                      case EnvironmentEvent.InputIgnored ignored ->
                          Optional.of(ignored.why()).stream();
                      default -> Optional.<String>empty().stream();
                    })
            .findFirst();
    String unkept =
        storeTrouble
            .map(why -> "done, but forgotten if the agent stops now: the store says: " + why)
            .orElse("");
    return new OperatorAnswer(refusal.isEmpty(), refusal.orElse(unkept), ids);
  }
}
