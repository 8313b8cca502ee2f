package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.Outcome;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import java.util.List;
import java.util.OptionalDouble;

/** The results of runs that did not take place. */
final class RejectedResults {
  private RejectedResults() {}

  static Measurement rejected(String why) {
    return of(Outcome.REJECTED, "Overload", why);
  }

  static Measurement quarantined() {
    return of(
        Outcome.QUARANTINED,
        "ProbeBroken",
        "it broke three times in a row by an error of its own and is left alone for 15 minutes");
  }

  static Measurement poisoned(Throwable error) {
    return of(Outcome.POISONED, "ProbeBroken", "the probe itself broke: " + error);
  }

  static Measurement unknown(ScheduledProbe probe) {
    return Measurement.inconclusive(
        ErrorClass.CANNOT_MEASURE,
        "this agent cannot run probes of type " + probe.definition().type().name());
  }

  private static Measurement of(Outcome outcome, String errorClass, String message) {
    return new Measurement(outcome, errorClass, message, "", OptionalDouble.empty(), List.of());
  }
}
