package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of probe.
 *
 * @param name the name in YAML
 * @param kind whether it runs on a schedule, samples, or is pushed in
 * @param description what it does
 * @param properties every property
 * @param sample what its sample value is an amount of, given its settings; empty when it has none
 */
public record ProbeType(
    String name,
    ProbeKind kind,
    String description,
    List<Property<?>> properties,
    Function<Settings, Optional<Dimension>> sample)
    implements ItemDescriptor {
  /** A transaction on a schedule, whose sample is a length of time. */
  static ProbeType recurrent(String name, String description, Property<?>... own) {
    return new ProbeType(
        name,
        ProbeKind.RECURRENT,
        description,
        ProbeProperties.scheduled(own),
        settings -> Optional.of(Dimension.TIME));
  }

  /** A passive sample, of which one property says what is measured. */
  static <M> ProbeType check(
      String name,
      String description,
      Property<M> measure,
      Function<M, Dimension> dimension,
      Property<?>... own) {
    return new ProbeType(
        name,
        ProbeKind.CHECK,
        description,
        ProbeProperties.scheduled(own),
        settings -> settings.find(measure).map(dimension));
  }
}
