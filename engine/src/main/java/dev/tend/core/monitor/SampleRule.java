package dev.tend.core.monitor;

import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.MonitorRule;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code consecutive-sample-value-above} and {@code -below}: so many samples in a row beyond the
 * limit. A result that failed without a sample beyond the limit is no verdict on what is measured:
 * it neither raises (that the service is down is for another monitor to say) nor heals, and where
 * there is no such other monitor this one is without a verdict while only such results come. One
 * that succeeded without a sample says nothing. A sample between the recovery value and the limit
 * ends the row and does not heal.
 *
 * <p>A sample that is only a lower bound is judged as far as it goes: one above the limit of {@code
 * -above} is beyond it, and one that is not below the limit of {@code -below} is not; any other
 * leaves open what the value is, and is no more of a verdict than an inconclusive result.
 */
final class SampleRule extends StreakRule {
  private static final String[] SIZES = {"B", "KB", "MB", "GB", "TB"};
  private static final int KILO = 1024;

  private final boolean above;
  private final Quantity allowed;
  private final double limit;
  private final double recovery;

  SampleRule(long interval, MonitorDefinition definition) {
    super(
        interval,
        definition.settings().get(MonitorProperties.SECONDARY_THRESHOLD),
        definition.recoveryThreshold());
    Quantity threshold = definition.settings().get(MonitorProperties.SAMPLE_THRESHOLD);
    above = definition.rule() == MonitorRule.SAMPLE_ABOVE;
    allowed = threshold;
    limit = threshold.value();
    recovery =
        definition.settings().find(MonitorProperties.RECOVERY_VALUE).orElse(threshold).value();
  }

  /** Whether high samples are bad. */
  boolean above() {
    return above;
  }

  /** Whether a sample is bad. */
  boolean beyond(double sample) {
    return above ? sample > limit : sample < limit;
  }

  @Override
  public boolean hears(ProbeReported result) {
    OptionalDouble sample = result.sample();
    return !result.outcome().failed()
        || (sample.isPresent() && !leavesOpen(result) && beyond(sample.getAsDouble()));
  }

  @Override
  public boolean judges(ProbeHistory track, ProbeReported result) {
    return super.judges(track, result) && (result.outcome().failed() || !leavesOpen(result));
  }

  /** Whether the value may lie on either side of the limit, by what is known of it. */
  boolean leavesOpen(ProbeReported result) {
    return result.atLeast()
        && result.sample().isPresent()
        && above != beyond(result.sample().getAsDouble());
  }

  @Override
  public ResultClass take(ProbeHistory track, long start, ProbeReported result) {
    boolean failed = result.outcome().failed();
    if (result.sample().isEmpty() || leavesOpen(result)) {
      return failed ? ResultClass.MIDDLING : ResultClass.SILENT;
    }
    double sample = result.sample().getAsDouble();
    if (beyond(sample)) {
      track.window.addSample(start, sample);
      return ResultClass.BAD;
    }
    track.window.clear();
    boolean inside = above ? sample <= recovery : sample >= recovery;
    return inside && !failed ? ResultClass.GOOD : ResultClass.MIDDLING;
  }

  /** The figure, beside its limit: a probe that measures succeeds and has no more to say. */
  @Override
  public String told(ProbeReported result) {
    OptionalDouble sample = result.sample();
    boolean open = leavesOpen(result);
    if (sample.isEmpty() || (!open && !beyond(sample.getAsDouble()))) {
      return result.message();
    }
    String measured =
        (result.atLeast() ? "at least " : "")
            + text(new Quantity(sample.getAsDouble(), allowed.dimension()))
            + (open ? ", which leaves open whether it is" : ",")
            + (above ? " more than " : " less than ")
            + ValueTypes.QUANTITY.format(allowed);
    return result.message().isEmpty() ? measured : measured + ": " + result.message();
  }

  @Override
  public List<Double> amounts() {
    List<Double> amounts = new ArrayList<>(super.amounts());
    amounts.add(above ? limit : -limit);
    return amounts;
  }

  @Override
  public void rejudge(ProbeHistory track) {
    track.window.retainWhile(this::beyond);
  }

  /** A measured value as a person reads it: rounded, in the unit that makes it short. */
  private static String text(Quantity measured) {
    double value = measured.value();
    return switch (measured.dimension()) {
      case NUMBER -> rounded(value);
      case PERCENT -> rounded(value) + "%";
      case SIZE -> size(value);
      case TIME -> Math.abs(value) < 1 ? Math.round(value * 1000) + "ms" : rounded(value) + "s";
    };
  }

  private static String size(double bytes) {
    int power = 0;
    double amount = bytes;
    while (Math.abs(amount) >= KILO && power < SIZES.length - 1) {
      amount /= KILO;
      power++;
    }
    return rounded(amount) + SIZES[power];
  }

  private static String rounded(double value) {
    double hundredths = Math.round(value * 100);
    return ValueTypes.QUANTITY.format(new Quantity(hundredths / 100, Dimension.NUMBER));
  }
}
