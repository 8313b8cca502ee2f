package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.eventlog.read.LatestIncarnation;
import dev.tend.state.OpenedState;
import dev.tend.state.StateException;
import dev.tend.state.StateOrigin;
import dev.tend.state.StateRefusedException;
import dev.tend.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent knows of its earlier runs when it starts.
 *
 * @param opened the store with what is in it; empty: it cannot be opened now
 * @param state what to resume from: what is in the store; if it cannot be opened, what can be read
 *     of it, or nothing
 * @param incarnations at least how many runs there have been, by the event files and this program
 * @param trouble why the store is not open; empty text when it is
 */
record InitialState(
    Optional<OpenedState> opened, StoredState state, int incarnations, String trouble) {
  private static final Logger LOG = LoggerFactory.getLogger(InitialState.class);
  private static final StoredState NOTHING = StoredState.of(List.of());

  /** Far above any counted incarnation, and half of what numbers allow. */
  private static final int UNCOUNTED = 1 << 22;

  private static final Instant HOURS_SINCE = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * Opens the state, or reads it, or starts without it.
   *
   * @throws CannotStartException if another agent uses it, or a newer version wrote it
   */
  static InitialState load(AgentConfiguration configuration, Types types)
      throws CannotStartException {
    Path directory = configuration.state();
    Path events = configuration.events().directory();
    try {
      return of(StateStore.open(directory, types), onRecord(events));
    } catch (StateRefusedException taken) {
      throw new CannotStartException("the state: " + taken.getMessage(), taken);
    } catch (StateException unusable) {
      String trouble = String.valueOf(unusable.getMessage());
      Optional<StoredState> read = read(directory, types);
      int incarnations = onRecord(events);
      return new InitialState(
          Optional.empty(),
          read.orElse(NOTHING),
          read.isEmpty() && incarnations == 0 ? uncounted() : incarnations,
          trouble);
    }
  }

  /** An open store, after at least so many runs. */
  static InitialState of(OpenedState opened, int incarnations) {
    return new InitialState(Optional.of(opened), opened.state(), incarnations, "");
  }

  /**
   * Whether a store that opens late holds what this run resumed from, so that the run can go on
   * with it. What changed since waits in memory and comes on top.
   */
  boolean agreesWith(OpenedState late) {
    return late.beginning() instanceof StateOrigin.Loaded
        && records(late.state()).equals(records(state));
  }

  private static Set<DurableRecord> records(StoredState state) {
    return new HashSet<>(state.records());
  }

  private static Optional<StoredState> read(Path directory, Types types) {
    try {
      return Optional.of(StateStore.read(directory, types));
    } catch (StateException unreadable) {
      LOG.warn("the state cannot be read either: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  private static int onRecord(Path events) {
    try {
      return LatestIncarnation.in(events);
    } catch (IOException unreadable) {
      LOG.warn("event files do not say how many runs there were: {}", unreadable.toString());
      return 0;
    }
  }

  /** Earlier runs cannot be counted: a number that none of them had, and that later ones exceed. */
  private static int uncounted() {
    long hours = Math.max(0, Duration.between(HOURS_SINCE, Instant.now()).toHours());
    return (int) Math.min(UNCOUNTED + hours, 2L * UNCOUNTED - 2);
  }
}
