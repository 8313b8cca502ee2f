package dev.tend.override.change;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was told of overrides already. Immutable; as a text it can be kept over restarts. */
public final class AnnouncedState {
  /** Nothing. */
  public static final AnnouncedState NOTHING =
      new AnnouncedState(false, Optional.empty(), Optional.empty(), Map.of(), Map.of());

  private final boolean begun;
  private final Optional<String> version;
  private final Optional<Instant> directoryLost;
  private final Map<String, String> leftOut;
  private final Map<String, Line> lines;

  /**
   * What was told of one override.
   *
   * @param standing how it stood
   * @param detail what else was told of that, such as the id of the winner
   * @param endTold whether it was told that its end is near
   * @param key its key
   * @param gist itself
   */
  record Line(
      AnnouncedOutcome standing,
      String detail,
      boolean endTold,
      String key,
      OverrideSummary gist) {}

  AnnouncedState(
      boolean begun,
      Optional<String> version,
      Optional<Instant> directoryLost,
      Map<String, String> leftOut,
      Map<String, Line> lines) {
    this.begun = begun;
    this.version = version;
    this.directoryLost = directoryLost;
    this.leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    this.lines = Collections.unmodifiableMap(new TreeMap<>(lines));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @return {@link #NOTHING} for a text that is damaged, cut or of another format: what was told is
   *     then told once more
   */
  public static AnnouncedState parse(String text) {
    return AnnouncedStateCodec.read(text).orElse(NOTHING);
  }

  /** A text that {@link #parse} reads; the same for equal ones. */
  public String text() {
    return AnnouncedStateCodec.write(this);
  }

  /** Whether anything was ever told; without that a version is no news. */
  boolean begun() {
    return begun;
  }

  /** The mail server's version; empty when it was not known. */
  Optional<String> version() {
    return version;
  }

  /** Since when the shared directory could not be read; empty when it could. */
  Optional<Instant> directoryLost() {
    return directoryLost;
  }

  /** Why something was not believed, by its source. */
  Map<String, String> leftOut() {
    return leftOut;
  }

  /** The overrides by id. */
  Map<String, Line> lines() {
    return lines;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnouncedState announced && text().equals(announced.text());
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
