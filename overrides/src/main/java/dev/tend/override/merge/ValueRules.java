package dev.tend.override.merge;

import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a value must not be although its type allows it. */
final class ValueRules {
  /** Durations that mean nothing at zero. */
  private static final Set<String> NEVER_ZERO =
      Set.of(
          MonitorProperties.MONITORING_INTERVAL.name(),
          ProbeProperties.RECURRENCE_INTERVAL.name(),
          ProbeProperties.TIMEOUT.name(),
          ProbeProperties.EXPIRES_AFTER.name(),
          ResponderProperties.VERIFY_WITHIN.name());

  private ValueRules() {}

  /** An attribute is judged as each of the properties that follow it. */
  static Optional<OverrideOutcome> objection(
      PropertyOwner owner, Property<?> property, Object parsed) {
    return owner.changedWith(property).stream()
        .flatMap(judged -> objectionOf(owner, judged, parsed).stream())
        .findFirst();
  }

  private static Optional<OverrideOutcome> objectionOf(
      PropertyOwner owner, Property<?> property, Object parsed) {
    String what = property.name() + " of " + owner.name();
    if (parsed instanceof Mode mode) {
      return raised(owner, mode, what);
    }
    if (parsed instanceof Quantity quantity) {
      return dimension(owner, property)
          .filter(dimension -> dimension != quantity.dimension())
          .map(dimension -> wrongDimension(property, quantity, dimension, what));
    }
    if (parsed instanceof Duration duration
        && duration.isZero()
        && NEVER_ZERO.contains(property.name())) {
      return Optional.of(
          refused(what + " cannot be 0s. " + property.meaning(), "a duration above zero"));
    }
    return Optional.empty();
  }

  /** An Exchange threshold is a bare number; where a share is declared it can only be percent. */
  static String bareUnit(PropertyOwner owner, Property<?> property) {
    boolean percent =
        dimension(owner, property).filter(found -> found == Dimension.PERCENT).isPresent();
    return percent ? "%" : "";
  }

  private static Optional<OverrideOutcome> raised(PropertyOwner owner, Mode mode, String what) {
    Mode declared = owner.settings().get(ResponderProperties.MODE);
    if (mode.lower(declared) == mode) {
      return Optional.empty();
    }
    String allowed =
        Arrays.stream(Mode.values())
            .filter(other -> other.lower(declared) == other)
            .map(Mode::text)
            .collect(Collectors.joining(", "));
    return Optional.of(
        refused(
            what + " is " + declared + " and can only be lowered, not raised to " + mode,
            "one of " + allowed));
  }

  /** Declared values give the dimension; a recovery value has that of its threshold. */
  private static Optional<Dimension> dimension(PropertyOwner owner, Property<?> property) {
    return quantity(owner, property)
        .or(
            () ->
                property.name().equals(MonitorProperties.RECOVERY_VALUE.name())
                    ? quantity(owner, MonitorProperties.SAMPLE_THRESHOLD)
                    : Optional.empty())
        .map(Quantity::dimension);
  }

  private static Optional<Quantity> quantity(PropertyOwner owner, Property<?> property) {
    return owner
        .settings()
        .find(property)
        .filter(Quantity.class::isInstance)
        .map(Quantity.class::cast);
  }

  private static OverrideOutcome wrongDimension(
      Property<?> property, Quantity given, Dimension wanted, String what) {
    return refused(
        what
            + " is "
            + wanted.expected()
            + ", not "
            + ValueTypes.QUANTITY.format(given)
            + ". "
            + property.meaning(),
        wanted.expected());
  }

  private static OverrideOutcome refused(String reason, String expected) {
    return new OverrideOutcome.Refused(reason, expected);
  }
}
