package dev.tend.poll;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideContext;
import dev.tend.override.admin.OverrideService;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.OverrideRepository;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

  private final PollerCore pollerCore;
  private final BackendAccess backendAccess;
  private ServerAcknowledgements serverAcknowledgements = new ServerAcknowledgements(List.of());

  OverrideQueries(PollerCore pollerCore, BackendAccess backendAccess) {
    this.pollerCore = pollerCore;
    this.backendAccess = backendAccess;
  }

  /** What there is to list; servers are heard anew if the shared directory answers. */
  CompletableFuture<ListingInput> listingInput() {
    Optional<PollSettings.Shared> source =
        pollerCore.cache().settings().shared().filter(any -> pollerCore.cache().sharedStands());
    CompletableFuture<Void> hearing =
        source
            .map(
                from ->
                    pollerCore.then(
                        backendAccess
                            .atShared(from, "hearing servers", OverrideQueries::hear)
                            .copy()
                            .orTimeout(HEARING.toMillis(), TimeUnit.MILLISECONDS),
                        this::heard))
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    return hearing.thenApply(
        done ->
            new ListingInput(
                serverAcknowledgements.grounds(pollerCore.declared(), pollerCore.cache()),
                serverAcknowledgements.sighting(pollerCore.status())));
  }

  private static ServerAcknowledgements hear(SharedBackend place) throws IOException {
    return new ServerAcknowledgements(place.acknowledgements().heard());
  }

  private void heard(ServerAcknowledgements said, @Nullable Throwable failed) {
    if (failed == null) {
      serverAcknowledgements = said;
    } else {
      String why =
          failed instanceof TimeoutException
              ? "no answer within " + HEARING.toSeconds() + " s"
              : ErrorMessages.of(failed);
      LOG.warn("what other servers said of overrides is not known anew: {}", why);
    }
  }

  /** Where servers cannot be heard, what is known of them has to do. */
  private static OverrideContext joined(SharedBackend place, OverrideContext context) {
    try {
      return hear(place).joining(context);
    } catch (IOException unheard) {
      LOG.debug("what other servers said is not known anew: {}", ErrorMessages.of(unheard));
      return context;
    }
  }

  /**
   * A place that trusts others since a reload has not seen the directory itself, and would take any
   * for it, such as the empty one where nothing is mounted.
   */
  private static void recognise(SharedBackend place, SharedView seen)
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
        pollerCore
            .cache()
            .settings()
            .shared()
            .filter(any -> change.scope() == OverrideScope.GLOBAL);
    OverrideContext context =
        serverAcknowledgements.grounds(pollerCore.declared(), pollerCore.cache());
    SharedView seen = pollerCore.cache().shared().orElse(SharedView.EMPTY);
    Instant now = pollerCore.wall();
    CompletableFuture<OverrideAnswer> work =
        source
            .map(
                in ->
                    backendAccess.changeShared(
                        in,
                        place -> {
                          recognise(place, seen);
                          OverrideRepository there = place.repository();
                          return new OverrideService(there, Optional.of(there))
                              .change(change, joined(place, context), now);
                        }))
            .orElseGet(
                () ->
                    backendAccess.changeLocal(
                        place ->
                            new OverrideService(place.repository(), Optional.empty())
                                .change(change, context, now)));
    CompletableFuture<OverrideAnswer> answer = new CompletableFuture<>();
    var unused =
        pollerCore
            .then(
                work,
                (result, failed) -> {
                  if (failed != null) {
                    answer.completeExceptionally(failed);
                  }
                })
            .thenCompose(
                done -> pollerCore.read(source.isPresent() ? change.scope() : OverrideScope.SERVER))
            .thenRun(
                () -> {
                  if (!work.isCompletedExceptionally()) {
                    answer.complete(work.join());
                  }
                });
    return answer;
  }
}
