package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Settings;
import java.util.List;

/**
 * How one type of monitor judges. Immutable: what it remembers is in the {@link ProbeHistory}s, so
 * that a changed definition is a new rule over the same memory.
 */
sealed interface Rule permits StreakRule, CountRule, NotificationRule, NoResultsRule {

  /** The rule of a definition. */
  static Rule of(MonitorDefinition definition) {
    long interval = definition.monitoringInterval().toMillis();
    Settings settings = definition.settings();
    return switch (definition.rule()) {
      case CONSECUTIVE_FAILURES ->
          new StreakRule.Failures(
              interval,
              settings.get(MonitorProperties.FAILURES_THRESHOLD),
              definition.recoveryThreshold());
      case FAILURES_IN_INTERVAL ->
          new CountRule.Failures(
              interval,
              definition.minimumResults(),
              definition.recoveryThreshold(),
              settings.get(MonitorProperties.FAILURES_THRESHOLD));
      case PERCENT_SUCCESS ->
          new CountRule.SuccessShare(
              interval,
              definition.minimumResults(),
              definition.recoveryThreshold(),
              settings.get(MonitorProperties.PERCENT_THRESHOLD));
      case SAMPLE_ABOVE, SAMPLE_BELOW -> new SampleRule(interval, definition);
      case NOTIFICATION -> new NotificationRule();
      case NO_RESULTS -> new NoResultsRule(interval, definition.recoveryThreshold());
    };
  }

  /** The rule that the language knows. */
  default MonitorRule type() {
    return switch (this) {
      case StreakRule.Failures failures -> MonitorRule.CONSECUTIVE_FAILURES;
      case SampleRule sample ->
          sample.above() ? MonitorRule.SAMPLE_ABOVE : MonitorRule.SAMPLE_BELOW;
      case CountRule.Failures count -> MonitorRule.FAILURES_IN_INTERVAL;
      case CountRule.SuccessShare share -> MonitorRule.PERCENT_SUCCESS;
      case NotificationRule notification -> MonitorRule.NOTIFICATION;
      case NoResultsRule none -> MonitorRule.NO_RESULTS;
    };
  }

  /** How long a result matters, in milliseconds; 0 when the rule has no window. */
  long interval();

  /** How many of the newest results of a probe matter. */
  int keep();

  /** Whether a result is one that this rule can judge by; any other is as if none had come. */
  default boolean judges(ProbeHistory track, ProbeReported result) {
    return result.outcome().conclusive();
  }

  /** Takes one result that it {@link #judges} into its window and says how it weighs. */
  ResultClass take(ProbeHistory track, long start, ProbeReported result);

  /**
   * Whether a conclusive result is a verdict by this rule. One that is not, of a probe whose
   * failures no other monitor hears, counts as silence: while nothing else comes, the monitor is
   * without a verdict, and never healthy.
   */
  default boolean hears(ProbeReported result) {
    return true;
  }

  /** What a person should read of a result; empty text for nothing. */
  default String told(ProbeReported result) {
    return result.message();
  }

  /** Whether the condition holds; forgets what is too old. */
  boolean holds(ProbeHistory[] tracks, long now);

  /** Whether what raised the monitor is still there, as far as the condition goes. */
  default boolean persists(ProbeHistory[] tracks, long now) {
    return holds(tracks, now);
  }

  /** Whether the results of this probe speak for the condition; asked while it holds. */
  boolean supports(ProbeHistory track);

  /** Whether enough is known to call a monitor healthy whose condition does not hold. */
  boolean enough(ProbeHistory[] tracks);

  /** Whether enough good results came for a raised monitor to heal. */
  boolean recovered(ProbeHistory[] tracks);

  /** When time alone may make the condition hold, while it does not. */
  default long nextRise(ProbeHistory[] tracks) {
    return SeverityChain.NEVER;
  }

  /** When time alone may end the condition, once all probes have recovered. */
  default long nextFall(ProbeHistory[] tracks) {
    return SeverityChain.NEVER;
  }

  /** From which start on bad results of this probe still speak for the condition. */
  default long oldestSupport(ProbeHistory track) {
    return track.window.oldest();
  }

  /**
   * How much of each thing it asks for before it holds, in an order of its own: the more, the
   * harder it holds.
   */
  List<Double> amounts();

  /** Judges by this rule what was kept under an earlier one of the same type. */
  default void rejudge(ProbeHistory track) {}

  /**
   * Whether the monitor lives by what is pushed in, or does not come: its silence is normal, no run
   * of a probe can confirm it.
   */
  default boolean passive() {
    return false;
  }

  /** Whether a probe must be heard of again and again, so that its silence is no verdict. */
  default boolean awaits(ProbeDefinition probe) {
    return !passive() && probe.recurrenceInterval().isPresent();
  }

  /** Whether the last so many results of every probe were good. */
  static boolean allGood(ProbeHistory[] tracks, int threshold) {
    for (ProbeHistory track : tracks) {
      if (track.streak < threshold) {
        return false;
      }
    }
    return true;
  }

  /** Whether every probe had a good result. */
  static boolean allProven(ProbeHistory[] tracks) {
    for (ProbeHistory track : tracks) {
      if (!track.proven) {
        return false;
      }
    }
    return true;
  }

  /** How one conclusive result weighs in the eyes of a rule. */
  enum ResultClass {
    /** Against the target. */
    BAD,
    /** For it; enough of these in a row heal. */
    GOOD,
    /** Neither, but it interrupts a row of good ones. */
    MIDDLING,
    /** It says nothing that this rule could use. */
    SILENT
  }
}
