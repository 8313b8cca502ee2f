package dev.tend.override.change;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has been announced about overrides. Immutable; kept over restarts.
 *
 * @param begun whether anything was ever announced; if not, a version is not news
 * @param version the mail server's version; empty when it was not known
 * @param directoryLost since when the shared directory could not be read; empty when it could
 * @param leftOut why something was left out, by its source
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
   * What was announced about one override.
   *
   * @param standing its outcome
   * @param detail what else was announced, such as the id of the winner
   * @param endTold whether its near end was announced
   * @param key its key
   * @param gist the override
   */
  public record Line(
      AnnouncedOutcome standing,
      String detail,
      boolean endTold,
      String key,
      OverrideSummary gist) {}
}
