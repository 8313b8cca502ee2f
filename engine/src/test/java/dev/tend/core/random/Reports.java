package dev.tend.core.random;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.util.List;

/** Results of probes, as steps. The samples of the cast are judged by the number 5. */
final class Reports {
  private static final List<String> KEYS = List.of("a", "b", "");

  private final Dice dice;

  Reports(Dice dice) {
    this.dice = dice;
  }

  /** The result of a run that began so many milliseconds ago. */
  Step result(long at, ItemId probe, Trigger trigger, long ago, Outcome outcome) {
    double sample = outcome.failed() == dice.chance(0.9) ? 9 : 1;
    boolean measured = outcome.conclusive() && dice.chance(0.95);
    String text = probe + " " + trigger.text() + " " + outcome + ", begun " + ago + " ms ago";
    return new Step(
        at,
        measured ? text + ", measuring " + sample : text,
        false,
        stage -> {
          ProbeReported plain =
              ProbeReported.of(
                      probe, stage.steady().minusMillis(ago), Duration.ofMillis(ago), outcome)
                  .triggeredBy(trigger)
                  .saying(outcome.failed() ? "Refused" : "", outcome.text());
          stage.give(measured ? plain.measuring(sample) : plain);
        });
  }

  /** A notification of some key. */
  Step notification(long at, ItemId probe, boolean red) {
    String key = dice.oneOf(KEYS);
    return notification(at, probe, key, red);
  }

  static Step notification(long at, ItemId probe, String key, boolean red) {
    return new Step(
        at,
        probe + " notifies " + (red ? "red " : "green ") + key,
        false,
        stage ->
            stage.give(
                ProbeReported.of(
                        probe,
                        stage.steady(),
                        Duration.ZERO,
                        red ? Outcome.FAILED : Outcome.SUCCEEDED)
                    .notifying(key)));
  }

  static List<String> keys() {
    return KEYS;
  }
}
