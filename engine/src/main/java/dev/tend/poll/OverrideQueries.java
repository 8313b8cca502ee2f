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

/** Requests of people about overrides. Used only by the poller's thread. */
final class OverrideQueries {
  private static final Logger LOG = LoggerFactory.getLogger(OverrideQueries.class);

  /** A person who lists overrides in an outage should not wait for other servers' outcomes. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final PollerLoop pollerLoop;
  private final BackendCalls backends;
  private List<Acknowledgement> acknowledged = List.of();

  OverrideQueries(PollerLoop pollerLoop, BackendCalls backends) {
    this.pollerLoop = pollerLoop;
    this.backends = backends;
  }

  /** All known overrides; acknowledgements are read again if the shared directory answers. */
  CompletableFuture<OverrideListing> list() {
    Optional<PollSettings.Shared> source =
        pollerLoop
            .cache()
            .settings()
            .shared()
            .filter(any -> pollerLoop.cache().shared().isCurrent());
    CompletableFuture<Void> reading =
        source
            .map(
                from ->
                    pollerLoop.then(
                        backends
                            .atShared(from, "reading outcomes", SharedRepository::acknowledgements)
                            .copy()
                            .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS),
                        this::acknowledged))
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    return reading.thenApply(
        done ->
            OverrideListing.of(
                pollerLoop.status().snapshot(),
                pollerLoop.inForce(),
                acknowledged,
                pollerLoop.wall()));
  }

  private void acknowledged(List<Acknowledgement> acknowledgements, @Nullable Throwable failed) {
    if (failed == null) {
      acknowledged = acknowledgements;
    } else {
      String why =
          failed instanceof TimeoutException
              ? "no answer within " + TIMEOUT.toSeconds() + " s"
              : ErrorMessages.of(failed);
      LOG.warn("what other servers made of overrides could not be refreshed: {}", why);
    }
  }

  /** If acknowledgements cannot be read, the known ones have to do. */
  private static List<Acknowledgement> acknowledgements(
      SharedRepository repository, List<Acknowledgement> acknowledged) {
    try {
      return repository.acknowledgements();
    } catch (IOException unheard) {
      LOG.debug(
          "what other servers made of overrides could not be refreshed: {}",
          ErrorMessages.of(unheard));
      return acknowledged;
    }
  }

  /**
   * A repository that is new since a reload has not seen the directory itself, and would accept any
   * other for it, such as an empty one where nothing is mounted.
   */
  private static void recognise(SharedRepository repository, SharedView seen)
      throws OverrideStoreException {
    try {
      repository.look(seen);
    } catch (IOException another) {
      throw new OverrideStoreException(ErrorMessages.of(another), another);
    }
  }

  /** Makes a change, and reads the result before the answer is given. */
  CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    Optional<PollSettings.Shared> source =
        pollerLoop
            .cache()
            .settings()
            .shared()
            .filter(any -> change.scope() == OverrideScope.GLOBAL);
    OverrideSnapshot snapshot = pollerLoop.cache().snapshot(pollerLoop.declared());
    List<Acknowledgement> known = acknowledged;
    SharedView seen = pollerLoop.cache().shared().content().orElse(SharedView.EMPTY);
    Instant now = pollerLoop.wall();
    CompletableFuture<OverrideAnswer> work =
        source
            .map(
                in ->
                    backends.changeShared(
                        in,
                        repository -> {
                          recognise(repository, seen);
                          return new OverrideService(repository, Optional.of(repository))
                              .change(
                                  change,
                                  OverrideContext.of(snapshot, acknowledgements(repository, known)),
                                  now);
                        }))
            .orElseGet(
                () ->
                    backends.changeLocal(
                        repository ->
                            new OverrideService(repository, Optional.empty())
                                .change(change, OverrideContext.of(snapshot, known), now)));
    CompletableFuture<OverrideAnswer> answer = new CompletableFuture<>();
    var unused =
        pollerLoop
            .then(
                work,
                (result, failed) -> {
                  if (failed != null) {
                    answer.completeExceptionally(forPeople(failed));
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

  /** For people, a store that hangs is one that cannot be written. */
  private static Throwable forPeople(Throwable failed) {
    Throwable cause =
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed;
    return cause instanceof IoTimeoutException hangs
        ? new OverrideStoreException(
            hangs.getMessage()
                + (hangs.started()
                    ? "; it may or may not have been done: see tend override list later"
                    : "; nothing was done"),
            hangs)
        : cause;
  }
}
