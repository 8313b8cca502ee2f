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
    implements ItemDescriptor {}
