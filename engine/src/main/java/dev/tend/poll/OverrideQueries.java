package dev.tend.poll;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideContext;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideService;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.SharedRepository;
import dev.tend.override.shared.SharedView;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people ask about overrides. Touched by the poller's thread alone. */
final class OverrideQueries {
  private static final Logger LOG = LoggerFactory.getLogger(OverrideQueries.class);

  /** Who lists overrides in an outage does not wait for what other servers said. */
  private static final Duration HEARING = Duration.ofSeconds(5);

  private final PollerLoop pollerLoop;
  private final BackendCalls backends;
  private List<Acknowledgement> heard = List.of();

  OverrideQueries(PollerLoop pollerLoop, BackendCalls backends) {
    this.pollerLoop = pollerLoop;
    this.backends = backends;
  }

  /** What there is to list; servers are heard anew if the shared directory answers. */
  CompletableFuture<OverrideListing> list() {
    Optional<PollSettings.Shared> source =
        pollerLoop
            .cache()
            .settings()
            .shared()
            .filter(any -> pollerLoop.cache().shared().isCurrent());
    CompletableFuture<Void> hearing =
        source
            .map(
                from ->
                    pollerLoop.then(
                        backends
                            .atShared(from, "hearing servers", SharedRepository::acknowledgements)
                            .copy()
                            .orTimeout(HEARING.toMillis(), TimeUnit.MILLISECONDS),
                        this::heard))
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    return hearing.thenApply(
        done ->
            OverrideListing.of(
                pollerLoop.status().snapshot(), pollerLoop.inForce(), heard, pollerLoop.wall()));
  }

  private void heard(List<Acknowledgement> said, @Nullable Throwable failed) {
    if (failed == null) {
      heard = said;
    } else {
      String why =
          failed instanceof TimeoutException
              ? "no answer within " + HEARING.toSeconds() + " s"
              : ErrorMessages.of(failed);
      LOG.warn("what other servers said of overrides could not be refreshed: {}", why);
    }
  }

  /** Where servers cannot be heard, what is known of them has to do. */
  private static List<Acknowledgement> heardAnew(
      SharedRepository place, List<Acknowledgement> heard) {
    try {
      return place.acknowledgements();
    } catch (IOException unheard) {
      LOG.debug("what other servers said could not be refreshed: {}", ErrorMessages.of(unheard));
      return heard;
    }
  }

  /**
   * A place that trusts others since a reload has not seen the directory itself, and would take any
   * for it, such as the empty one where nothing is mounted.
   */
  private static void recognise(SharedRepository place, SharedView seen)
      throws OverrideStoreException {
    try {
      place.look(seen);
    } catch (IOException another) {
      throw new OverrideStoreException(ErrorMessages.of(another), another);
    }
  }

  /** Has a change made, and looks at what came of it before the answer is given. */
  CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    Optional<PollSettings.Shared> source =
        pollerLoop
            .cache()
            .settings()
            .shared()
            .filter(any -> change.scope() == OverrideScope.GLOBAL);
    OverrideSnapshot snapshot = pollerLoop.cache().snapshot(pollerLoop.declared());
    List<Acknowledgement> known = heard;
    SharedView seen = pollerLoop.cache().shared().content().orElse(SharedView.EMPTY);
    Instant now = pollerLoop.wall();
    CompletableFuture<OverrideAnswer> work =
        source
            .map(
                in ->
                    backends.changeShared(
                        in,
                        place -> {
                          recognise(place, seen);
                          return new OverrideService(place, Optional.of(place))
                              .change(
                                  change,
                                  OverrideContext.of(snapshot, heardAnew(place, known)),
                                  now);
                        }))
            .orElseGet(
                () ->
                    backends.changeLocal(
                        place ->
                            new OverrideService(place, Optional.empty())
                                .change(change, OverrideContext.of(snapshot, known), now)));
    CompletableFuture<OverrideAnswer> answer = new CompletableFuture<>();
    var unused =
        pollerLoop
            .then(
                work,
                (result, failed) -> {
                  if (failed != null) {
                    answer.completeExceptionally(told(failed));
                  }
                })
            .thenCompose(
                done -> pollerLoop.read(source.isPresent() ? change.scope() : OverrideScope.SERVER))
            .thenRun(
                () -> {
                  if (!work.isCompletedExceptionally()) {
                    answer.complete(work.join());
                  }
                });
    return answer;
  }

  /** A place that hangs is one that cannot be written, as far as people are concerned. */
  private static Throwable told(Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    return cause instanceof IoTimeoutException hangs
        ? new OverrideStoreException(
            hangs.getMessage()
                + (hangs.begun()
                    ? "; whether it was done, tend override list says later"
                    : "; nothing was done"),
            hangs)
        : cause;
  }
}
