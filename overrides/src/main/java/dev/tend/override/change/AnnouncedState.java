package dev.tend.override.change;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was told of overrides already. Immutable; it is kept over restarts.
 *
 * @param begun whether anything was ever told; without that a version is no news
 * @param version the mail server's version; empty when it was not known
 * @param directoryLost since when the shared directory could not be read; empty when it could
 * @param leftOut why something was not believed, by its source
 * @param lines the overrides by id
 */
public record AnnouncedState(
    boolean begun,
    Optional<String> version,
    Optional<Instant> directoryLost,
    Map<String, String> leftOut,
    Map<String, Line> lines) {
  /** Nothing. */
  public static final AnnouncedState NOTHING =
      new AnnouncedState(false, Optional.empty(), Optional.empty(), Map.of(), Map.of());

  /** Sorts both maps. */
  public AnnouncedState {
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    lines = Collections.unmodifiableMap(new TreeMap<>(lines));
  }

  /**
   * What was told of one override.
   *
   * @param standing how it stood
   * @param detail what else was told of that, such as the id of the winner
   * @param endTold whether it was told that its end is near
   * @param key its key
   * @param gist itself
   */
  public record Line(
      AnnouncedOutcome standing,
      String detail,
      boolean endTold,
      String key,
      OverrideSummary gist) {}
}
