package dev.tend.testing.scenario;

import dev.tend.definition.value.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of one action.
 *
 * @param effect what it achieves
 * @param takes how long it takes
 * @param relief what gets better when it helps
 * @param message what it reports; empty text for nothing
 */
public record ScriptedAction(Effect effect, Duration takes, Relief relief, String message) {

  /** What an action achieves. */
  public enum Effect implements Word.Camel {
    /** It succeeds and fixes the fault. */
    HELPS,
    /** It succeeds and does not help. */
    DOES_NOT_HELP,
    /** It fails. */
    FAILS,
    /** It never ends. */
    HANGS
  }

  /**
   * What gets better.
   *
   * @param after how long after the action's end
   * @param lasts how long; empty: until the script lets it fail again
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
