package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.OverrideScope;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.SharedView;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.OverrideSource;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the poller's one thread does, and all that it knows. */
final class PollerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PollerLoop.class);
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

  /** How soon a failed poll is repeated. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final SteadyClock clock;
  private final CorePort core;
  private final Executor thread;
  private final BackendCalls backends;
  private final DefinitionsReconciler definitionsReconciler;
  private final PollerCheckpoint notes = new PollerCheckpoint();
  private final AcknowledgementSchedule acknowledging = new AcknowledgementSchedule();
  private final SingleFlight singleFlight = new SingleFlight(this::readAll);
  private final OverrideQueries overrideQueries;
  private LastKnownOverrides cache;
  private boolean recalled;
  private boolean checking;
  private boolean keeping;
  private Instant nextPoll;
  private Instant nextCheck;
  private Optional<Instant> polledAt = Optional.empty();
  private boolean overridesUnknown;
  private volatile PollStatus status;

  /**
   * A loop that goes on from what was known at the start.
   *
   * @param thread runs what other threads found on the poller's thread
   */
  PollerLoop(PollerBootstrap pollerBootstrap, SteadyClock clock, CorePort core, Executor thread) {
    this.clock = clock;
    this.core = core;
    this.thread = thread;
    this.backends = pollerBootstrap.backends();
    this.overrideQueries = new OverrideQueries(this, backends);
    this.cache = pollerBootstrap.cache();
    this.definitionsReconciler =
        new DefinitionsReconciler(pollerBootstrap.declared(), pollerBootstrap.first());
    this.nextPoll = clock.now();
    this.nextCheck = clock.now().plus(CHECK_INTERVAL);
    this.status = pollerBootstrap.status();
    this.overridesUnknown = status.snapshot().unknown().isPresent();
    pollerBootstrap.notes().ifPresent(this::recall);
    if (!pollerBootstrap.first().notices().isEmpty()) {
      core.tell(pollerBootstrap.first().notices());
    }
  }

  /** The status; any thread may ask. */
  PollStatus status() {
    return status;
  }

  /** How long ago everything was read; any thread may ask. */
  Optional<Duration> age() {
    return status.polledAt().map(at -> Duration.between(at, clock.now()));
  }

  /** Does what is due. */
  void due() {
    if (withoutAgent()) {
      return;
    }
    Instant now = clock.now();
    Instant wall = clock.wall();
    if (!now.isBefore(nextPoll)) {
      var unused = poll();
    }
    if (definitionsReconciler.next().filter(at -> !wall.isBefore(at)).isPresent()) {
      turn();
    }
    if (!now.isBefore(nextCheck) && !checking) {
      check();
    }
    if (!keeping && notes.due().filter(at -> !now.isBefore(at)).isPresent()) {
      keep();
    }
    acknowledge();
  }

  private boolean withoutAgent() {
    return core.equals(CorePort.NONE);
  }

  /** How long until something is due. */
  Duration nextWait() {
    if (withoutAgent()) {
      return CHECK_INTERVAL;
    }
    Instant now = clock.now();
    // What is under way is not due again, however long it takes.
    Stream<Instant> check = Stream.of(nextCheck).filter(any -> !checking);
    Stream<Instant> note = notes.due().stream().filter(any -> !keeping);
    Stream<Instant> steady = Stream.concat(Stream.of(nextPoll), Stream.concat(check, note));
    Duration wait = Duration.between(now, steady.min(Instant::compareTo).orElse(nextPoll));
    Optional<Duration> change =
        definitionsReconciler.next().map(at -> Duration.between(clock.wall(), at));
    Duration soonest = change.filter(other -> other.compareTo(wait) < 0).orElse(wait);
    return soonest.isNegative() ? Duration.ZERO : soonest;
  }

  /** Polls everything; completed when the result is applied. */
  CompletableFuture<Void> poll() {
    nextPoll = clock.now().plus(cache.settings().interval());
    return singleFlight.poll();
  }

  /** Merges what is known again. */
  void turn() {
    definitionsReconciler.take(core, cache, clock.wall());
    merged();
  }

  /**
   * Applies other definitions and settings if the core takes them.
   *
   * @return why it does not; then nothing has changed
   */
  List<String> declare(List<HealthSetDefinition> definitions, PollSettings settings) {
    LastKnownOverrides newer = cache.configured(settings);
    List<String> refused = definitionsReconciler.declare(core, definitions, newer, clock.wall());
    if (refused.isEmpty()) {
      cache = newer;
      nextPoll = clock.now();
    }
    merged();
    return refused;
  }

  private CompletableFuture<Void> readAll() {
    return CompletableFuture.allOf(readLocal(Optional.empty()), readShared(), askVersion())
        .thenRun(this::pollEnded);
  }

  private void pollEnded() {
    Instant now = clock.now();
    if (cache.isWithoutErrors()) {
      polledAt = Optional.of(now);
    } else {
      pollWithin(RETRY);
    }
    publish();
  }

  private void pollWithin(Duration time) {
    Instant latest = clock.now().plus(time);
    nextPoll = nextPoll.isAfter(latest) ? latest : nextPoll;
  }

  private void check() {
    checking = true;
    nextCheck = clock.now().plus(CHECK_INTERVAL);
    var unused = readLocal(cache.change()).thenRun(() -> checking = false);
  }

  private CompletableFuture<Void> readLocal(Optional<Long> change) {
    return then(
        backends.local(change, recalled ? List.of() : PollerCheckpoint.NAMES),
        (local, failed) -> {
          boolean news = cache.local().error().isPresent() == (failed == null);
          if (failed != null) {
            cache = cache.withLocal(cache.local().failed(ErrorMessages.of(failed), clock.wall()));
          } else {
            if (!recalled) {
              RestoredCheckpoint earlier = new RestoredCheckpoint(local.notes());
              recall(earlier);
              definitionsReconciler.recalled(earlier.announced());
            }
            cache =
                cache.withLocal(
                    local
                        .contents()
                        .map(view -> OverrideSource.read(view, clock.wall()))
                        .orElseGet(cache.local()::works));
          }
          if (news || (failed == null && local.contents().isPresent())) {
            turn();
          } else {
            publish();
          }
        });
  }

  private void recall(RestoredCheckpoint earlier) {
    recalled = true;
    notes.recalled(earlier.notes());
    cache = earlier.appliedTo(cache, backends);
    acknowledging.recalled(earlier.acknowledgedOutcomes());
  }

  private CompletableFuture<Void> readShared() {
    Optional<PollSettings.Shared> source = cache.settings().shared();
    if (source.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return then(
        backends.shared(source.get(), cache.shared().content().orElse(SharedView.EMPTY)),
        (view, failed) -> {
          if (source.equals(cache.settings().shared())) {
            cache = cache.withShared(after(cache.shared(), view, failed));
            if (failed == null) {
              acknowledging.directoryRead();
              notes.put(PollerCheckpoint.SHARED, view.text(), clock.now());
              String leftOut = RestoredCheckpoint.text(view.rejectedSources());
              notes.put(PollerCheckpoint.LEFT_OUT, leftOut, clock.now());
            }
            turn();
          }
        });
  }

  private <T> OverrideSource<T> after(
      OverrideSource<T> before, T read, @Nullable Throwable failed) {
    return failed == null
        ? OverrideSource.read(read, clock.wall())
        : before.failed(ErrorMessages.of(failed), clock.wall());
  }

  private CompletableFuture<Void> askVersion() {
    boolean asks = !withoutAgent();
    if (!(asks && cache.settings().version() instanceof VersionSource.Command command)) {
      return CompletableFuture.completedFuture(null);
    }
    return then(
        backends.version(command),
        (version, failed) -> {
          if (command.equals(cache.settings().version())) {
            cache = cache.withVersion(after(cache.version(), version, failed));
            if (failed == null) {
              notes.put(PollerCheckpoint.VERSION, version.toString(), clock.now());
            }
            turn();
          }
        });
  }

  /** What follows a merge. */
  private void merged() {
    Instant now = clock.now();
    notes.put(
        PollerCheckpoint.ANNOUNCED, CheckpointJson.write(definitionsReconciler.announced()), now);
    OverrideSnapshot snapshot = cache.snapshot(declared());
    acknowledging.see(definitionsReconciler.effective(), snapshot.rejectedGlobal(), clock.wall());
    notes.put(PollerCheckpoint.OUTCOMES, acknowledging.acknowledgedOutcomes().text(), now);
    if (definitionsReconciler.applyUnconfirmed()) {
      pollWithin(RETRY);
    }
    Optional<String> unknown = snapshot.unknown();
    boolean applied = unknown.isPresent() || definitionsReconciler.refusals().isEmpty();
    if (applied && unknown.isPresent() != overridesUnknown) {
      overridesUnknown = unknown.isPresent();
      core.overridesUnknown(unknown);
    }
    publish();
  }

  private void publish() {
    status =
        new PollStatus(
            cache.snapshot(declared()),
            definitionsReconciler.effective(),
            definitionsReconciler.refusals(),
            acknowledging.sourceError(),
            polledAt);
  }

  /** The definitions in effect; empty when no agent runs. */
  Optional<EffectiveDefinitions> inForce() {
    return withoutAgent() ? Optional.empty() : Optional.of(definitionsReconciler.effective());
  }

  /** Requests of people. */
  OverrideQueries overrideQueries() {
    return overrideQueries;
  }

  Instant wall() {
    return clock.wall();
  }

  /** What is known now. */
  LastKnownOverrides cache() {
    return cache;
  }

  /** The definitions without overrides. */
  List<HealthSetDefinition> declared() {
    return definitionsReconciler.declared();
  }

  /** Reads a store again; completed when the result is applied. */
  CompletableFuture<Void> read(OverrideScope scope) {
    return switch (scope) {
      case SERVER -> readLocal(Optional.empty());
      case GLOBAL -> readShared();
    };
  }

  /** Keeps what is not kept yet, at a stop. */
  CompletableFuture<?> lastNotes() {
    return recalled && !withoutAgent()
        ? backends.keep(notes.take(core.records(), clock.now()))
        : CompletableFuture.completedFuture(notes);
  }

  private void keep() {
    Instant later = clock.now().plus(CHECK_INTERVAL);
    if (!recalled) {
      // What an earlier run noted must be read first.
      notes.failed(later);
      return;
    }
    Map<String, String> unkept = notes.take(core.records(), later);
    if (unkept.isEmpty()) {
      return;
    }
    keeping = true;
    var unused =
        then(
            backends.keep(unkept),
            (kept, failed) -> {
              keeping = false;
              if (failed == null) {
                notes.kept(kept, clock.now());
              } else {
                LOG.warn("announced overrides could not be stored: {}", ErrorMessages.of(failed));
                notes.failed(clock.now().plus(RETRY));
              }
            });
  }

  private void acknowledge() {
    Optional<PollSettings.Shared> source = cache.settings().shared();
    if (source.isEmpty()) {
      return;
    }
    acknowledging
        .due(cache, clock.now(), clock.wall())
        .ifPresent(
            acknowledgement -> {
              var unused =
                  then(
                      backends.acknowledge(source.get(), acknowledgement),
                      (done, failed) -> {
                        if (failed == null) {
                          acknowledging.written();
                        } else {
                          acknowledging.failed(ErrorMessages.of(failed), clock.wall());
                        }
                        publish();
                      });
            });
  }

  /** Takes an answer on the poller's thread; completed when it has been taken. */
  <T> CompletableFuture<Void> then(
      CompletableFuture<T> answer, BiConsumer<T, @Nullable Throwable> taker) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    var unused =
        answer.whenComplete(
            (result, failed) ->
                thread.execute(
                    () -> {
                      try {
                        taker.accept(result, failed);
                      } finally {
                        taken.complete(null);
                      }
                    }));
    return taken;
  }
}
