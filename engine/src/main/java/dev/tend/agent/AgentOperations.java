package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.HealthView;
import dev.tend.api.OperationAnswer;
import dev.tend.api.OperationRefusedException;
import dev.tend.api.Operations;
import dev.tend.api.OverrideOperations;
import dev.tend.api.ReloadAnswer;
import dev.tend.api.TooManyRequestsException;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.ItemId;
import dev.tend.loop.HealthLoop;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.time.SteadyClock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What people can see and ask of the agent, delegated to the part that does it. */
final class AgentOperations implements HealthView, Operations, OverrideOperations {
  private final AgentComponents components;
  private final SteadyClock clock;
  private final Reloads reloads;
  private final StatusSource status;
  private final NotificationLimit limit;

  AgentOperations(
      AgentComponents components, SteadyClock clock, Reloads reloads, StatusSource status) {
    this.components = components;
    this.clock = clock;
    this.reloads = reloads;
    this.status = status;
    this.limit = new NotificationLimit(components.metrics::notificationRefused);
  }

  @Override
  public HealthSnapshot snapshot() {
    return components.loop.snapshot();
  }

  @Override
  public EffectiveDefinitions definitions() {
    return reloads.effective();
  }

  @Override
  public Optional<ProbeReported> lastRun(ItemId probe) {
    return components.lastRun(probe);
  }

  @Override
  public Optional<ProbeReported> lastRed(ItemId probe) {
    return components.reds.newest(probe);
  }

  @Override
  public AgentStatus status() {
    return status.get();
  }

  @Override
  public SteadyClock clock() {
    return clock;
  }

  @Override
  public CompletableFuture<OperationAnswer> submit(OperatorInput input) {
    HealthLoop loop = components.loop;
    return loop.askAndKeep(input)
        .thenApply(decision -> CoreAnswer.of(decision, loop.storeTrouble()));
  }

  @Override
  public CompletableFuture<OperationAnswer> report(ProbeReported notification) {
    if (!limit.admits(notification.probe(), System.nanoTime())) {
      return CompletableFuture.failedFuture(
          new TooManyRequestsException(
              notification.probe() + " has had too many notifications of late",
              "report changes only, not every repetition; about one a second is taken"));
    }
    HealthLoop loop = components.loop;
    return loop.askAndKeep(notification)
        .thenApply(decision -> CoreAnswer.of(decision, loop.storeTrouble()));
  }

  @Override
  public CompletableFuture<OperationAnswer> approve(ApprovalAnswered input) {
    CompletableFuture<String> followed = components.approvals.of(input.approval());
    return submit(input)
        .thenCompose(
            answer ->
                answer.done()
                    ? followed.thenApply(
                        words ->
                            new OperationAnswer(
                                !words.startsWith(ApprovalFollowUp.TOO_LATE),
                                words,
                                answer.events()))
                    : CompletableFuture.completedFuture(answer));
  }

  @Override
  public CompletableFuture<OperationAnswer> pullBrake(String owner, String reason) {
    return components.brake.pull(owner, reason);
  }

  @Override
  public CompletableFuture<OperationAnswer> releaseBrake(String owner, String reason) {
    return components.brake.release(owner, reason);
  }

  @Override
  public CompletableFuture<ProbeReported> invoke(ItemId probe, Map<String, String> overrides) {
    Optional<ScheduledProbe> scheduled = components.probe(probe);
    if (scheduled.isEmpty()) {
      return CompletableFuture.failedFuture(
          new OperationRefusedException(
              probe + " is switched off or gone", "enable it, or run another one"));
    }
    ScheduledProbe wanted = scheduled.get();
    if (!overrides.isEmpty()) {
      try {
        wanted = trial(wanted, overrides);
      } catch (OperationRefusedException refused) {
        return CompletableFuture.failedFuture(refused);
      }
    }
    return components
        .invoke(wanted)
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new OperationRefusedException(
                        probe + " is already running for another request",
                        "try again in a moment")));
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
  public CompletableFuture<ReloadAnswer> reload() {
    Executor thread = task -> Thread.ofPlatform().name("tend-reload").daemon(true).start(task);
    return CompletableFuture.supplyAsync(reloads::reload, thread);
  }

  @Override
  public CompletableFuture<OverrideListing> list() {
    return components.overrides.list();
  }

  @Override
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    MissingTargetWarning targets = new MissingTargetWarning(components.loop::snapshot);
    return components
        .overrides
        .change(change)
        .thenApply(
            answer -> change instanceof OverrideRemoval ? answer : targets.remarkedOn(answer));
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return components.overrides.look().thenCompose(done -> list());
  }
}
