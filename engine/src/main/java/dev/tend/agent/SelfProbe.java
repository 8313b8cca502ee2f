package dev.tend.agent;

import dev.tend.definition.type.AgentProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The probe {@code agent}: the agent watches itself. */
final class SelfProbe implements Probe.Method {
  private final Vitals vitals;
  private final AtomicLong worstLateness = new AtomicLong();
  private final AtomicLong droppedBefore = new AtomicLong();

  /** What it measures. */
  interface Vitals {
    /** How many results were refused or lost since the start. */
    long dropped();

    /** How full the fullest queue is, in percent. */
    double queueFill();

    /** What is wrong with the store; empty when nothing is. */
    Optional<String> storeTrouble();

    /** What is wrong with the event log; empty when nothing is. */
    Optional<String> eventTrouble();

    /** What keeps overrides from being read; empty when nothing does. */
    Optional<String> overrideTrouble();

    /** Which overrides have no effect although they should; empty when there are none. */
    Optional<String> unusedOverrides();

    /** Which overrides are shadowed by others; empty when none is. */
    Optional<String> shadowedOverrides();

    /** Which signs of operators are too old to count; empty when none is. */
    Optional<String> oldSigns();

    /** What keeps clients from coming or staying away as they should; empty when nothing does. */
    Optional<String> componentTrouble();

    /** Which monitors are without a verdict, so that nobody hears of it; empty when none is. */
    Optional<String> blindSpots();

    /** How many of the probes come to a result. */
    ProbeCoverage.Coverage coverage();

    /** Which probes are in quarantine, since when, why, and until when; empty when none is. */
    Optional<String> quarantined();
  }

  SelfProbe(Vitals vitals) {
    this.vitals = vitals;
  }

  /** A probe started so late. */
  void late(Duration by) {
    long nanos = by.toNanos();
    if (nanos > worstLateness.get()) {
      worstLateness.accumulateAndGet(nanos, Math::max);
    }
  }

  @Override
  public Measurement measure(ProbeRun run) {
    return switch (run.settings().get(AgentProbeType.MEASURE)) {
      case LATENESS -> Measurement.succeeded().measuring(worstLateness.getAndSet(0) / 1e9);
      case DROPPED_RESULTS -> {
        long now = vitals.dropped();
        yield Measurement.succeeded().measuring((double) (now - droppedBefore.getAndSet(now)));
      }
      case QUEUE_FILL -> Measurement.succeeded().measuring(vitals.queueFill());
      case STATE_STORE -> judged("StoreFailed", vitals.storeTrouble());
      case EVENT_LOG -> judged("EventLogFailed", vitals.eventTrouble());
      case OVERRIDES -> judged("OverridesUnreadable", vitals.overrideTrouble());
      case UNUSED_OVERRIDES -> judged("OverridesUnused", vitals.unusedOverrides());
      case SHADOWED_OVERRIDES -> judged("OverridesShadowed", vitals.shadowedOverrides());
      case OPERATOR_SIGNS -> judged("SignLeftBehind", vitals.oldSigns());
      case COMPONENTS -> judged("ComponentsDoNotFollow", vitals.componentTrouble());
      case BLIND_SPOTS -> judged("BlindSpots", vitals.blindSpots());
      case COVERAGE -> {
        ProbeCoverage.Coverage coverage = vitals.coverage();
        yield Measurement.succeeded().saying(coverage.words()).measuring(100 * coverage.share());
      }
      case QUARANTINE -> judged("ProbesQuarantined", vitals.quarantined());
    };
  }

  private static Measurement judged(String errorClass, Optional<String> problem) {
    return problem
        .map(words -> Measurement.failed(errorClass, words))
        .orElseGet(Measurement::succeeded);
  }
}
