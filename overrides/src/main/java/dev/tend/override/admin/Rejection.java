package dev.tend.override.admin;

import dev.tend.override.merge.OverrideOutcome;
import java.util.Optional;

/**
 * Why nothing was done.
 *
 * @param reason what is wrong
 * @param expected what would be accepted, or what to do; empty text when the reason says it
 * @param suggestion the nearest right spelling; empty when spelling is not the matter, or nothing
 *     is near
 */
public record Rejection(String reason, String expected, Optional<String> suggestion) {

  static Rejection of(String reason, String expected) {
    return new Rejection(reason, expected, Optional.empty());
  }

  /** All of it as one sentence. */
  public String text() {
    return new OverrideOutcome.Refused(reason, expected, suggestion).text();
  }
}
