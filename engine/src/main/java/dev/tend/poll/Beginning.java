package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.notice.OverrideCourse;
import dev.tend.override.notice.Told;
import dev.tend.override.notice.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is known before the core begins: what is on this server's own disk.
 *
 * @param visits the places
 * @param known what is known of overrides
 * @param notes what an earlier life noted; empty: that could not be read yet
 * @param declared the definitions
 * @param first what follows
 */
record Beginning(
    Visits visits,
    Known known,
    Optional<Recalled> notes,
    List<HealthSetDefinition> declared,
    Turn first) {
  private static final long PATIENCE_SECONDS = 10;

  static Beginning of(
      Places places, PollSettings settings, List<HealthSetDefinition> declared, Instant wall) {
    Visits visits = new Visits(places);
    Known known = new Known(settings);
    Optional<Recalled> notes = Optional.empty();
    try {
      Visits.Local local =
          visits.local(Optional.empty(), Notebook.NAMES).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      local.contents().ifPresent(known::localRead);
      Recalled recalled = new Recalled(local.notes());
      recalled.informs(known, visits);
      notes = Optional.of(recalled);
    } catch (ExecutionException | TimeoutException unreadable) {
      known.localFailed(Words.of(unreadable), wall);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      known.localFailed("the start was interrupted", wall);
    }
    Told told = notes.map(Recalled::told).orElse(Told.NOTHING);
    return new Beginning(
        visits, known, notes, declared, OverrideCourse.turn(declared, known.sight(), told, wall));
  }

  /** How it stands before anything was looked at. */
  PollStatus status() {
    return known.status(first.effective(), Optional.empty(), List.of(), Optional.empty());
  }
}
