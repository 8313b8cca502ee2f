package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.Optional;
import java.util.function.Function;

/** The ways in which a probe type knows what its sample is an amount of. */
final class SampleDimension {
  private SampleDimension() {}

  static Function<Settings, Optional<Dimension>> always(Dimension dimension) {
    return settings -> Optional.of(dimension);
  }

  static <M> Function<Settings, Optional<Dimension>> by(
      Property<M> measure, Function<M, Dimension> dimension) {
    return settings -> settings.find(measure).map(dimension);
  }
}
