package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.OverrideScope;
import dev.tend.override.shared.SharedView;
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
final class Affairs {
  private static final Logger LOG = LoggerFactory.getLogger(Affairs.class);
  private static final Duration GLANCES = Duration.ofSeconds(10);

  /** How soon after a look that failed the next one is. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final SteadyClock clock;
  private final CoreDoor core;
  private final Executor thread;
  private final Visits visits;
  private final Turns turns;
  private final Notebook notes = new Notebook();
  private final Acknowledging acknowledging = new Acknowledging();
  private final Looks looks = new Looks(this::visitAll);
  private final Inquiries inquiries;
  private Known known;
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
  Affairs(Beginning beginning, SteadyClock clock, CoreDoor core, Executor thread) {
    this.clock = clock;
    this.core = core;
    this.thread = thread;
    this.visits = beginning.visits();
    this.inquiries = new Inquiries(this, visits);
    this.known = beginning.known();
    this.turns = new Turns(beginning.declared(), beginning.first());
    this.nextLook = clock.now();
    this.nextGlance = clock.now().plus(GLANCES);
    this.ignorant = known.ignorance().isPresent();
    this.status = beginning.status();
    beginning.notes().ifPresent(this::recall);
    if (!beginning.first().notices().isEmpty()) {
      core.tell(beginning.first().notices());
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
    Instant now = clock.now();
    Instant wall = clock.wall();
    if (!now.isBefore(nextLook)) {
      var unused = look();
    }
    if (turns.next().filter(at -> !wall.isBefore(at)).isPresent()) {
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

  /** How long nothing is due. */
  Duration patience() {
    Instant now = clock.now();
    // What is under way and takes longer than it should is not waited for by looking at it.
    Stream<Instant> glance = Stream.of(nextGlance).filter(any -> !glancing);
    Stream<Instant> note = notes.due().stream().filter(any -> !keeping);
    Stream<Instant> steady = Stream.concat(Stream.of(nextLook), Stream.concat(glance, note));
    Duration wait = Duration.between(now, steady.min(Instant::compareTo).orElse(nextLook));
    Optional<Duration> change = turns.next().map(at -> Duration.between(clock.wall(), at));
    Duration soonest = change.filter(other -> other.compareTo(wait) < 0).orElse(wait);
    return soonest.isNegative() ? Duration.ZERO : soonest;
  }

  /** Looks at everything anew; completed when what was found is applied. */
  CompletableFuture<Void> look() {
    nextLook = clock.now().plus(known.settings().interval());
    return looks.look();
  }

  /** Merges anew what is known. */
  void turn() {
    turns.take(core, known, clock.wall());
    turned();
  }

  /**
   * Other definitions, and other settings, hold from now on if the core takes them.
   *
   * @return why it does not; then all is as it was
   */
  List<String> declare(List<HealthSetDefinition> definitions, PollSettings settings) {
    Known newer = known.configured(settings);
    List<String> refused = turns.declare(core, definitions, newer, clock.wall());
    if (refused.isEmpty()) {
      known = newer;
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
    boolean well =
        Stream.of(known.localTrouble(), known.sharedTrouble(), known.versionTrouble())
            .allMatch(Optional::isEmpty);
    if (well) {
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
    Optional<Long> change = known.localTrouble().isEmpty() ? known.change() : Optional.empty();
    var unused = readLocal(change).thenRun(() -> glancing = false);
  }

  private CompletableFuture<Void> readLocal(Optional<Long> change) {
    return then(
        visits.local(change, recalled ? List.of() : Notebook.NAMES),
        (local, failed) -> {
          boolean trouble = known.localTrouble().isPresent();
          boolean news = trouble == (failed == null);
          if (failed != null) {
            known.localFailed(Words.of(failed), clock.wall());
          } else {
            if (!recalled) {
              Recalled earlier = new Recalled(local.notes());
              recall(earlier);
              turns.recalled(earlier.told());
            }
            known.localWorks();
            local.contents().ifPresent(known::localRead);
          }
          if (news || (failed == null && local.contents().isPresent())) {
            turn();
          } else {
            publish();
          }
        });
  }

  private void recall(Recalled earlier) {
    recalled = true;
    notes.recalled(earlier.notes());
    earlier.informs(known, visits);
    acknowledging.recalled(earlier.outcomes());
  }

  private CompletableFuture<Void> readShared() {
    Optional<PollSettings.Shared> source = known.settings().shared();
    if (source.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return then(
        visits.shared(source.get(), known.shared().orElse(SharedView.EMPTY)),
        (view, failed) -> {
          if (source.equals(known.settings().shared())) {
            if (failed == null) {
              known.sharedRead(source.get(), view, clock.wall());
              acknowledging.looked();
              notes.put(Notebook.SHARED, view.text(), clock.now());
              notes.put(Notebook.LEFT_OUT, Recalled.text(view.leftOut()), clock.now());
            } else {
              known.sharedFailed(Words.of(failed), clock.wall());
            }
            turn();
          }
        });
  }

  private CompletableFuture<Void> askVersion() {
    if (!(known.settings().version() instanceof VersionSource.Command command)) {
      return CompletableFuture.completedFuture(null);
    }
    return then(
        visits.version(command),
        (version, failed) -> {
          if (command.equals(known.settings().version())) {
            if (failed == null) {
              known.versionSaid(version);
              notes.put(Notebook.VERSION, version.toString(), clock.now());
            } else {
              known.versionFailed(Words.of(failed), clock.wall());
            }
            turn();
          }
        });
  }

  /** What follows from a turn. */
  private void turned() {
    Instant now = clock.now();
    notes.put(Notebook.TOLD, turns.told().text(), now);
    acknowledging.see(turns.held(), known.sharedLeftOut(), clock.wall());
    notes.put(Notebook.OUTCOMES, acknowledging.outcomes().text(), now);
    if (turns.unsure()) {
      lookWithin(AGAIN);
    }
    Optional<String> unknown = known.ignorance();
    boolean applied = unknown.isPresent() || turns.refusals().isEmpty();
    if (applied && unknown.isPresent() != ignorant) {
      ignorant = unknown.isPresent();
      core.ignorant(unknown);
    }
    publish();
  }

  private void publish() {
    status = known.status(turns.held(), acknowledging.trouble(), turns.refusals(), lookedAt);
  }

  /** What people ask. */
  Inquiries inquiries() {
    return inquiries;
  }

  /** What is known now. */
  Known known() {
    return known;
  }

  /** The definitions without overrides. */
  List<HealthSetDefinition> declared() {
    return turns.declared();
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
    return recalled
        ? visits.keep(notes.take(core.records(), clock.now()))
        : CompletableFuture.completedFuture(notes);
  }

  private void keep() {
    Instant later = clock.now().plus(GLANCES);
    if (!recalled) {
      // What an earlier life noted must be read first.
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
            visits.keep(unkept),
            (kept, failed) -> {
              keeping = false;
              if (failed == null) {
                notes.kept(kept, clock.now());
              } else {
                LOG.warn("what was told of overrides could not be kept: {}", Words.of(failed));
                notes.failed(clock.now().plus(AGAIN));
              }
            });
  }

  private void acknowledge() {
    Optional<PollSettings.Shared> source = known.settings().shared();
    if (source.isEmpty()) {
      return;
    }
    acknowledging
        .due(known, clock.now(), clock.wall())
        .ifPresent(
            said -> {
              var unused =
                  then(
                      visits.acknowledge(source.get(), said),
                      (done, failed) -> {
                        if (failed == null) {
                          acknowledging.written();
                        } else {
                          if (acknowledging.trouble().isEmpty()) {
                            LOG.warn("other servers do not hear of this one: {}", Words.of(failed));
                          }
                          acknowledging.failed(Words.of(failed), clock.wall());
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
