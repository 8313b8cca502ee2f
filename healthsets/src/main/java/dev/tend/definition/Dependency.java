package dev.tend.definition;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.SourcePosition;
import java.util.Optional;

/**
 * Something that must be well before Tend acts on what depends on it.
 *
 * @param healthSet the health set depended on
 * @param item one monitor of it; empty: all of them
 * @param at the state from which on it blocks; empty: {@code Degraded} for a set of {@code
 *     DependencyAvailability}, else {@code Unhealthy}
 * @param position where it was declared
 */
public record Dependency(
    String healthSet, Optional<String> item, Optional<MonitorState> at, SourcePosition position) {}
