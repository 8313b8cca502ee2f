package dev.tend.api.model;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.core.input.ProbeReported;
import dev.tend.time.SteadyClock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of a probe that was run on request.
 *
 * @param probe its identity, with {@code /}
 * @param startedAt when it started, in wall-clock time
 * @param elapsedSeconds how long it took
 * @param outcome its outcome
 * @param errorClass what kind of error; empty text for none
 * @param message what a person should read; empty text for none
 * @param phase the phase that failed; empty text for none
 * @param sample the value measured, in the base unit of its dimension; empty when none was
 * @param atLeast whether the sample is only a lower bound: the value may be larger
 * @param figures what else was measured, in order
 */
public record InvokedProbe(
    String probe,
    Instant startedAt,
    double elapsedSeconds,
    Outcome outcome,
    String errorClass,
    String message,
    String phase,
    OptionalDouble sample,
    boolean atLeast,
    List<ProbeMetric> figures) {
  /** Copies the list. */
  public InvokedProbe {
    figures = List.copyOf(figures);
  }

  /** The answer for a result. */
  public static InvokedProbe of(ProbeReported result, SteadyClock clock) {
    return new InvokedProbe(
        Identities.slashed(result.probe()),
        result.startedAt().plus(clock.offset()),
        result.elapsed().toNanos() / 1e9,
        result.outcome(),
        result.errorClass(),
        result.message(),
        result.phase(),
        result.sample(),
        result.atLeast(),
        result.figures());
  }
}
