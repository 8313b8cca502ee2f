package dev.tend.override.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one server says of the shared overrides. It is information: nothing is decided by it.
 *
 * @param server its name in its configuration
 * @param groups the groups it is in
 * @param version its mail server's version; empty when it is not known
 * @param at when it said so, by its own clock
 * @param lines one for each override that it knows of
 */
public record Acknowledgement(
    String server, List<String> groups, Optional<String> version, Instant at, List<Line> lines) {
  /** How many overrides one server can speak of. */
  public static final int MOST_LINES = 20_000;

  /**
   * What became of one override.
   *
   * @param overrideId its id
   * @param outcome the word for it, such as {@code applied}
   * @param since since when that is so, by that server's clock
   */
  public record Line(String overrideId, String outcome, Instant since) {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the name is blank, or there are more than {@link
   *     #MOST_LINES} lines
   */
  public Acknowledgement {
    if (server.isBlank()) {
      throw new IllegalArgumentException("a server that acknowledges needs a name");
    }
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "no more than " + MOST_LINES + " overrides can be acknowledged, not " + lines.size());
    }
    groups = List.copyOf(groups);
    lines = List.copyOf(lines);
  }
}
