package dev.tend.definition.check;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things are. */
final class Places {
  private Places() {}

  /** Where a property was written in the set itself; else where its item is. */
  static SourcePosition of(ItemDefinition item, Property<?> property) {
    return item.settings()
        .setting(property.name())
        .flatMap(
            setting ->
                setting.provenance() instanceof Provenance.Declared declared
                    ? Optional.of(declared.at())
                    : Optional.<SourcePosition>empty())
        .orElse(item.position());
  }

  /** The probes that a monitor reads, without those that are not there. */
  static List<ProbeDefinition> probesOf(Draft set, MonitorDefinition monitor) {
    return named(monitor)
        .flatMap(
            name ->
                set.definition().probes().stream()
                    .filter(probe -> probe.id().item().equalsIgnoreCase(name)))
        .distinct()
        .toList();
  }

  /** The names of the probes that a monitor names. */
  static Stream<String> named(MonitorDefinition monitor) {
    return monitor.settings().find(MonitorProperties.PROBES).orElse(List.of()).stream();
  }
}
