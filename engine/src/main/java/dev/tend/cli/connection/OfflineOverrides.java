package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.UnusableKeyException;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.poll.OverrideBackends;
import dev.tend.poll.OverridePoller;
import dev.tend.poll.PollSettings;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The overrides of this server while no agent runs, read by the agent's own poller. The definitions
 * are those of the configuration's files.
 */
public final class OfflineOverrides implements AutoCloseable {
  /** Longer than the poller waits for a disk or a share. */
  private static final int TIMEOUT_SECONDS = 60;

  private final OverridePoller poller;

  private OfflineOverrides(OverridePoller poller) {
    this.poller = poller;
  }

  /**
   * Opens the local store, and recalls what the agent last knew of the shared directory.
   *
   * @throws CannotAskException if the store cannot be opened
   */
  public static OfflineOverrides open(AgentConfiguration configuration, AgentOption agent) {
    OverridePoller poller = begin(configuration, agent);
    refuseUnreadable(poller);
    poller.startWithoutAgent(SteadyClock.startingAt(Instant.now()));
    return new OfflineOverrides(poller);
  }

  /**
   * The definitions that the agent will use when it starts, with what it last knew of the shared
   * directory. If overrides cannot be read, they are left out with a warning.
   */
  public static EffectiveDefinitions definitions(
      AgentConfiguration configuration, AgentOption agent) {
    if (!Files.exists(configuration.state().resolve(LocalStore.FILE))) {
      return EffectiveDefinitions.unchanged(HealthSetSource.of(configuration, agent));
    }
    try (OverridePoller poller = begin(configuration, agent)) {
      poller
          .status()
          .snapshot()
          .localError()
          .ifPresent(error -> agent.warn("overrides are not included: " + error.what()));
      return poller.effective();
    }
  }

  private static OverridePoller begin(AgentConfiguration configuration, AgentOption agent) {
    try {
      return OverridePoller.begin(
          OverrideBackends.in(configuration.state()),
          PollSettings.of(configuration),
          HealthSetSource.of(configuration, agent),
          Instant.now());
    } catch (UnusableKeyException unusable) {
      throw new CannotAskException(String.valueOf(unusable.getMessage()));
    }
  }

  private static void refuseUnreadable(OverridePoller poller) {
    poller
        .status()
        .snapshot()
        .localError()
        .ifPresent(
            error -> {
              poller.close();
              throw new CannotAskException(error.what());
            });
  }

  private static <T> T answer(CompletableFuture<T> answer) {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof OverrideStoreException
          || failed.getCause() instanceof IOException) {
        throw new CannotAskException(String.valueOf(failed.getCause().getMessage()));
      }
      throw new IllegalStateException(failed.getCause());
    } catch (TimeoutException silent) {
      throw new CannotAskException(
          "overrides could not be read or written within " + TIMEOUT_SECONDS + " s");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CannotAskException("interrupted");
    }
  }

  /** All known overrides, after a poll. */
  public OverrideListing list() {
    OverrideListing listing = answer(poller.look().thenCompose(done -> poller.list()));
    refuseUnreadable(poller);
    return listing;
  }

  /** Adds or removes one, or says what that would do. */
  public OverrideAnswer change(OverrideChange change) {
    list();
    return answer(poller.change(change));
  }

  @Override
  public void close() {
    poller.close();
  }
}
