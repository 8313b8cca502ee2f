package dev.tend.poll;

import dev.tend.override.OverrideScope;
import dev.tend.override.desk.Grounds;
import dev.tend.override.desk.OverrideDesk;
import dev.tend.override.desk.OverrideShelf;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people ask about overrides. Touched by the poller's thread alone. */
final class Inquiries {
  private static final Logger LOG = LoggerFactory.getLogger(Inquiries.class);

  /** Who lists overrides in an outage does not wait for what other servers said. */
  private static final Duration HEARING = Duration.ofSeconds(5);

  private final Affairs affairs;
  private final Visits visits;
  private Heard heard = new Heard(List.of());

  Inquiries(Affairs affairs, Visits visits) {
    this.affairs = affairs;
    this.visits = visits;
  }

  /** What there is to list; servers are heard anew if the shared directory answers. */
  CompletableFuture<Seen> seen() {
    Optional<PollSettings.Shared> source =
        affairs.known().settings().shared().filter(any -> affairs.known().sharedStands());
    CompletableFuture<Void> hearing =
        source
            .map(
                from ->
                    affairs.then(
                        visits
                            .atShared(from, "hearing servers", Inquiries::hear)
                            .copy()
                            .orTimeout(HEARING.toMillis(), TimeUnit.MILLISECONDS),
                        this::heard))
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    return hearing.thenApply(
        done ->
            new Seen(
                heard.grounds(affairs.declared(), affairs.known()),
                heard.sighting(affairs.status())));
  }

  private static Heard hear(SharedPlace place) throws IOException {
    return new Heard(place.acknowledgements().heard());
  }

  private void heard(Heard said, @Nullable Throwable failed) {
    if (failed == null) {
      heard = said;
    } else {
      String why =
          failed instanceof TimeoutException
              ? "no answer within " + HEARING.toSeconds() + " s"
              : Words.of(failed);
      LOG.warn("what other servers said of overrides is not known anew: {}", why);
    }
  }

  /** Where servers cannot be heard, what is known of them has to do. */
  private static Grounds joined(SharedPlace place, Grounds grounds) {
    try {
      return hear(place).joining(grounds);
    } catch (IOException unheard) {
      LOG.debug("what other servers said is not known anew: {}", Words.of(unheard));
      return grounds;
    }
  }

  /**
   * A place that trusts others since a reload has not seen the directory itself, and would take any
   * for it, such as the empty one where nothing is mounted.
   */
  private static void recognise(SharedPlace place, SharedView seen) throws OverrideStoreException {
    try {
      place.look(seen);
    } catch (IOException another) {
      throw new OverrideStoreException(Words.of(another), another);
    }
  }

  private static <T> T at(SharedPlace place, OverridePoller.Operation<T> operation, Grounds grounds)
      throws OverrideStoreException {
    OverrideShelf shelf = place.shelf();
    return operation.at(new OverrideDesk(shelf, Optional.of(shelf)), grounds);
  }

  /** Asks something of a place, and looks at it before the answer is given. */
  <T> CompletableFuture<T> operate(OverrideScope scope, OverridePoller.Operation<T> operation) {
    Optional<PollSettings.Shared> source =
        affairs.known().settings().shared().filter(any -> scope == OverrideScope.GLOBAL);
    Grounds grounds = heard.grounds(affairs.declared(), affairs.known());
    SharedView seen = affairs.known().shared().orElse(SharedView.EMPTY);
    CompletableFuture<T> work =
        source
            .map(
                in ->
                    visits.changeShared(
                        in,
                        place -> {
                          recognise(place, seen);
                          return at(place, operation, joined(place, grounds));
                        }))
            .orElseGet(
                () ->
                    visits.changeLocal(
                        place ->
                            operation.at(
                                new OverrideDesk(place.shelf(), Optional.empty()), grounds)));
    CompletableFuture<T> answer = new CompletableFuture<>();
    var unused =
        affairs
            .then(
                work,
                (result, failed) -> {
                  if (failed != null) {
                    answer.completeExceptionally(failed);
                  }
                })
            .thenCompose(done -> affairs.read(source.isPresent() ? scope : OverrideScope.SERVER))
            .thenRun(
                () -> {
                  if (!work.isCompletedExceptionally()) {
                    answer.complete(work.join());
                  }
                });
    return answer;
  }
}
