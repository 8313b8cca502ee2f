package dev.tend.probe;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.secret.SecretUnavailableException;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** One run of a probe of files or programs, for tests: settings, then a probe. */
public final class HostRun {
  private Settings settings = Settings.none();
  private Duration timeout = Duration.ofSeconds(20);

  /** With this value. */
  public <T> HostRun with(Property<T> property, T value) {
    settings = settings.with(property.name(), new Setting(value, new Provenance.Default()));
    return this;
  }

  /** With this deadline. */
  public HostRun within(Duration duration) {
    timeout = duration;
    return this;
  }

  /** What has been set. */
  public Settings settings() {
    return settings;
  }

  /** What the probe answers. */
  public Measurement of(Probe.Method probe) throws InterruptedException {
    return probe.measure(
        new ProbeRun(
            ItemId.of("Set", "Probe"),
            settings,
            Deadline.in(timeout),
            new CancellationScope(),
            reference -> {
              throw new SecretUnavailableException("there is no " + reference);
            }));
  }

  /** Goes on only where something is there; under CI it must be. */
  public static void needs(boolean there, String what) {
    if (there) {
      return;
    }
    if (System.getenv("CI") != null) {
      Assertions.fail("CI must have " + what);
    }
    System.err.println("NOT TESTED: there is no " + what);
    Assumptions.abort("NOT TESTED: there is no " + what);
  }

  /** The value of a figure. */
  public static double figure(Measurement measurement, String name) {
    return measurement.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + name + " in " + measurement))
        .value();
  }
}
