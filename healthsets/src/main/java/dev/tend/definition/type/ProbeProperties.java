package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The properties that all recurrent and check probes have. */
public final class ProbeProperties {
  public static final Property<Duration> RECURRENCE_INTERVAL =
      Property.of("recurrenceInterval", ValueTypes.DURATION, "How often the probe runs.")
          .mandatory()
          .open()
          .alias("RecurrenceIntervalSeconds", "s");

  public static final Property<Duration> TIMEOUT =
      Property.of(
              "timeout",
              ValueTypes.DURATION,
              "One deadline for the whole run; what is not done by then is TimedOut. Shorter than"
                  + " the interval.")
          .orElse(Duration.ofSeconds(10))
          .open()
          .alias("TimeoutSeconds", "s");

  public static final Property<Duration> EXPIRES_AFTER =
      Property.of(
              "expiresAfter",
              ValueTypes.DURATION,
              "How long a notification stays red when no green one comes. Without it, it stays red"
                  + " until green.")
          .open();

  private ProbeProperties() {}

  /** What every probe with a schedule has, and then these. */
  public static List<Property<?>> scheduled(Property<?>... own) {
    return Stream.concat(
            Stream.of(
                CommonProperties.ENABLED,
                CommonProperties.DESCRIPTION,
                RECURRENCE_INTERVAL,
                TIMEOUT),
            Stream.of(own))
        .toList();
  }
}
