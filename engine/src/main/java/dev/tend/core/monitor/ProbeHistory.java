package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import dev.tend.core.record.Evidence;
import dev.tend.core.record.WindowRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one monitor remembers of one of its probes. */
final class ProbeHistory {
  /** How many intervals without a conclusive result leave a monitor without a verdict. */
  private static final int PATIENCE = 3;

  private ScheduledProbe probe;
  private long silenceLimit;
  private long expiresAfter;
  private @Nullable RedNotificationKeys reds;
  final ResultWindow window;
  long heardAt;
  long newestAt = Long.MIN_VALUE;
  long badAt = Long.MIN_VALUE;
  long goodAt;
  int streak;
  boolean proven;

  /** The newest result that was no verdict, when none that was came after it. */
  @Nullable Evidence unjudged;

  /** Whether its failures raised the monitor. */
  boolean raiser;

  ProbeHistory(ScheduledProbe probe, Rule rule, long now) {
    this.probe = probe;
    this.window = new ResultWindow(rule.keep(), rule.interval(), expected(rule, probe));
    this.heardAt = now;
    this.goodAt = now;
    setLimits(rule);
  }

  ScheduledProbe probe() {
    return probe;
  }

  /**
   * How long a red notification stands without a green one; {@link SeverityChain#NEVER} for ever.
   */
  long expiresAfter() {
    return expiresAfter;
  }

  /** Fits another definition, and judges by it what is kept. */
  void redefine(ScheduledProbe changed, Rule rule, long now) {
    long before = silenceLimit;
    probe = changed;
    window.reshape(rule.keep(), rule.interval(), expected(rule, changed));
    rule.rejudge(this);
    setLimits(rule);
    if (silenceLimit < before) {
      // It was not silent by the rule that held; the stricter one counts from now.
      heardAt = now;
      unjudged = null;
    }
  }

  /**
   * When it will have been silent for too long; {@link SeverityChain#NEVER} when silence is normal.
   */
  long silentAt() {
    return silenceLimit == SeverityChain.NEVER ? SeverityChain.NEVER : heardAt + silenceLimit;
  }

  /** Takes a conclusive result. */
  ResultClass take(Rule rule, long start, ProbeReported result) {
    newestAt = start;
    ResultClass resultClass = rule.take(this, start, result);
    switch (resultClass) {
      case GOOD -> {
        streak = Math.min(streak + 1, Integer.MAX_VALUE - 1);
        proven = true;
      }
      case BAD -> {
        streak = 0;
        badAt = start;
      }
      case MIDDLING -> streak = 0;
      case SILENT -> {}
    }
    return resultClass;
  }

  /** Whether a result only says that the probe could look for events, or could not. */
  boolean isOfReading(ProbeReported result) {
    return probe.definition().isNotification()
        && probe.definition().recurrenceInterval().isPresent()
        && result.notification().isEmpty();
  }

  /** What is kept of one of its results. */
  Evidence evidence(Rule rule, ProbeReported result, EventId event) {
    return new Evidence(
        probe.id(),
        event,
        result.startedAt(),
        result.outcome(),
        result.errorClass(),
        rule.told(result));
  }

  RedNotificationKeys reds() {
    if (reds == null) {
      reds = new RedNotificationKeys();
    }
    return reds;
  }

  boolean hasReds() {
    return reds != null && !reds.isEmpty();
  }

  /**
   * Begins afresh, as if nothing had been measured; what was pushed in stands, and so does the time
   * of the last success, which no action brings nearer.
   */
  void refresh() {
    window.clear();
    streak = 0;
  }

  /** Forgets all that could raise. */
  void forget() {
    window.clear();
    reds = null;
  }

  WindowRecord.Source record() {
    return new WindowRecord.Source(
        probe.id(),
        heardAt,
        newestAt,
        badAt,
        goodAt,
        streak,
        proven,
        window.record(),
        reds == null ? List.of() : reds.record(),
        reds == null ? 0 : reds.unnamed(),
        reds == null ? Long.MIN_VALUE : reds.unnamedAt());
  }

  /**
   * Goes on from what was kept.
   *
   * @param unheardFor how long nobody listened: that is not the probe's silence
   */
  void restore(WindowRecord.Source kept, long unheardFor) {
    heardAt = kept.heardAt() + unheardFor;
    newestAt = kept.newestAt();
    badAt = kept.badAt();
    goodAt = kept.goodAt() + unheardFor;
    streak = kept.streak();
    proven = kept.proven();
    window.restore(kept.results());
    if (!kept.reds().isEmpty() || kept.unnamed() > 0) {
      reds().restore(kept.reds(), kept.unnamed(), kept.unnamedAt());
    }
  }

  private void setLimits(Rule rule) {
    var definition = probe.definition();
    silenceLimit =
        definition
            .recurrenceInterval()
            .filter(every -> rule.awaits(definition))
            .map(every -> every.multipliedBy(PATIENCE).plus(definition.timeout()).toMillis())
            .orElse(SeverityChain.NEVER);
    expiresAfter =
        definition.expiresAfter().map(after -> after.toMillis()).orElse(SeverityChain.NEVER);
  }

  private static long expected(Rule rule, ScheduledProbe probe) {
    return probe
        .definition()
        .recurrenceInterval()
        .map(every -> rule.interval() / Math.max(1, every.toMillis()))
        .orElse(0L);
  }
}
