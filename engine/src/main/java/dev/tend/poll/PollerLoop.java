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
  private static final Duration GLANCES = Duration.ofSeconds(10);

  /** How soon after a look that failed the next one is. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final SteadyClock clock;
  private final CorePort core;
  private final Executor thread;
  private final BackendCalls backends;
  private final DefinitionsReconciler definitionsReconciler;
  private final PollerCheckpoint notes = new PollerCheckpoint();
  private final AcknowledgementSchedule acknowledging = new AcknowledgementSchedule();
  private final SingleFlight singleFlight = new SingleFlight(this::visitAll);
  private final OverrideQueries overrideQueries;
  private LastKnownOverrides cache;
  private boolean recalled;
  private boolean glancing;
  private boolean keeping;
  private Instant nextLook;
  private Instant nextGlance;
  private Optional<Instant> lookedAt = Optional.empty();
  private boolean ignorant;
  private volatile PollStatus status;

  /**
   * Affairs that go on from a beginning.
   *
   * @param thread puts off what other threads found until the poller's thread comes to it
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
    this.nextLook = clock.now();
    this.nextGlance = clock.now().plus(GLANCES);
    this.status = pollerBootstrap.status();
    this.ignorant = status.snapshot().unknown().isPresent();
    pollerBootstrap.notes().ifPresent(this::recall);
    if (!pollerBootstrap.first().notices().isEmpty()) {
      core.tell(pollerBootstrap.first().notices());
    }
  }

  /** How it stands; any thread may ask. */
  PollStatus status() {
    return status;
  }

  /** How long ago all was read; any thread may ask. */
  Optional<Duration> age() {
    return status.lookedAt().map(at -> Duration.between(at, clock.now()));
  }

  /** Does what is due. */
  void due() {
    if (withoutAgent()) {
      return;
    }
    Instant now = clock.now();
    Instant wall = clock.wall();
    if (!now.isBefore(nextLook)) {
      var unused = look();
    }
    if (definitionsReconciler.next().filter(at -> !wall.isBefore(at)).isPresent()) {
      turn();
    }
    if (!now.isBefore(nextGlance) && !glancing) {
      glance();
    }
    if (!keeping && notes.due().filter(at -> !now.isBefore(at)).isPresent()) {
      keep();
    }
    acknowledge();
  }

  private boolean withoutAgent() {
    return core.equals(CorePort.NONE);
  }

  /** How long nothing is due. */
  Duration nextWait() {
    if (withoutAgent()) {
      return GLANCES;
    }
    Instant now = clock.now();
    // What is under way and takes longer than it should is not waited for by looking at it.
    Stream<Instant> glance = Stream.of(nextGlance).filter(any -> !glancing);
    Stream<Instant> note = notes.due().stream().filter(any -> !keeping);
    Stream<Instant> steady = Stream.concat(Stream.of(nextLook), Stream.concat(glance, note));
    Duration wait = Duration.between(now, steady.min(Instant::compareTo).orElse(nextLook));
    Optional<Duration> change =
        definitionsReconciler.next().map(at -> Duration.between(clock.wall(), at));
    Duration soonest = change.filter(other -> other.compareTo(wait) < 0).orElse(wait);
    return soonest.isNegative() ? Duration.ZERO : soonest;
  }

  /** Looks at everything anew; completed when what was found is applied. */
  CompletableFuture<Void> look() {
    nextLook = clock.now().plus(cache.settings().interval());
    return singleFlight.look();
  }

  /** Merges anew what is known. */
  void turn() {
    definitionsReconciler.take(core, cache, clock.wall());
    turned();
  }

  /**
   * Other definitions, and other settings, hold from now on if the core takes them.
   *
   * @return why it does not; then all is as it was
   */
  List<String> declare(List<HealthSetDefinition> definitions, PollSettings settings) {
    LastKnownOverrides newer = cache.configured(settings);
    List<String> refused = definitionsReconciler.declare(core, definitions, newer, clock.wall());
    if (refused.isEmpty()) {
      cache = newer;
      nextLook = clock.now();
    }
    turned();
    return refused;
  }

  private CompletableFuture<Void> visitAll() {
    return CompletableFuture.allOf(readLocal(Optional.empty()), readShared(), askVersion())
        .thenRun(this::looked);
  }

  private void looked() {
    Instant now = clock.now();
    if (cache.isWithoutErrors()) {
      lookedAt = Optional.of(now);
    } else {
      lookWithin(AGAIN);
    }
    publish();
  }

  private void lookWithin(Duration time) {
    Instant latest = clock.now().plus(time);
    nextLook = nextLook.isAfter(latest) ? latest : nextLook;
  }

  private void glance() {
    glancing = true;
    nextGlance = clock.now().plus(GLANCES);
    var unused = readLocal(cache.change()).thenRun(() -> glancing = false);
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
              acknowledging.looked();
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

  /** What follows from a turn. */
  private void turned() {
    Instant now = clock.now();
    notes.put(PollerCheckpoint.TOLD, CheckpointJson.write(definitionsReconciler.announced()), now);
    OverrideSnapshot snapshot = cache.snapshot(declared());
    acknowledging.see(definitionsReconciler.held(), snapshot.rejectedGlobal(), clock.wall());
    notes.put(PollerCheckpoint.OUTCOMES, acknowledging.acknowledgedOutcomes().text(), now);
    if (definitionsReconciler.applyUnconfirmed()) {
      lookWithin(AGAIN);
    }
    Optional<String> unknown = snapshot.unknown();
    boolean applied = unknown.isPresent() || definitionsReconciler.refusals().isEmpty();
    if (applied && unknown.isPresent() != ignorant) {
      ignorant = unknown.isPresent();
      core.overridesUnknown(unknown);
    }
    publish();
  }

  private void publish() {
    status =
        new PollStatus(
            cache.snapshot(declared()),
            definitionsReconciler.held(),
            definitionsReconciler.refusals(),
            acknowledging.sourceError(),
            lookedAt);
  }

  /** What the agent goes by; empty when none runs. */
  Optional<EffectiveDefinitions> inForce() {
    return withoutAgent() ? Optional.empty() : Optional.of(definitionsReconciler.held());
  }

  /** What people ask. */
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

  /** Reads a place anew; completed when what was found is applied. */
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
    Instant later = clock.now().plus(GLANCES);
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
                LOG.warn(
                    "what was told of overrides could not be kept: {}", ErrorMessages.of(failed));
                notes.failed(clock.now().plus(AGAIN));
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
            said -> {
              var unused =
                  then(
                      backends.acknowledge(source.get(), said),
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
