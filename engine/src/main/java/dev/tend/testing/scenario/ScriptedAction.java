package dev.tend.testing.scenario;

import dev.tend.definition.value.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one act comes to.
 *
 * @param effect what it is good for
 * @param takes how long it takes
 * @param relief what gets better when it helps
 * @param message what it reports; empty text for nothing
 */
public record ScriptedAction(Effect effect, Duration takes, Relief relief, String message) {

  /** What an act is good for. */
  public enum Effect implements Word.Camel {
    /** It does what it should, and that mends what was wrong. */
    HELPS,
    /** It does what it should, in vain. */
    DOES_NOT_HELP,
    /** It cannot be done. */
    FAILS,
    /** Nothing is ever heard of it. */
    HANGS
  }

  /**
   * What gets better.
   *
   * @param after how long after the act's end
   * @param lasts how long; empty: until the script lets it fail anew
   * @param alsoHeals probes that get better besides those of the responder's monitor
   * @param sample what the probes measure then, in the base unit; empty: what the script says
   */
  public record Relief(
      Duration after,
      Optional<Duration> lasts,
      List<ProbePattern> alsoHeals,
      OptionalDouble sample) {
    /** Copies the list. */
    public Relief {
      alsoHeals = List.copyOf(alsoHeals);
    }

    /** At once and for good. */
    public static Relief plain() {
      return new Relief(Duration.ZERO, Optional.empty(), List.of(), OptionalDouble.empty());
    }
  }
}
