package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the values of a health set go together: what no single value can show. */
final class Fitness {
  private Fitness() {}

  static List<Violation> violations(HealthSetDefinition set) {
    List<Violation> found = new ArrayList<>();
    set.probes().forEach(probe -> timeout(probe).ifPresent(found::add));
    for (MonitorDefinition monitor : set.monitors()) {
      found.addAll(new WindowFitness(monitor, probesOf(set, monitor)).violations());
      found.addAll(MonitorFitness.violations(monitor));
    }
    return List.copyOf(found);
  }

  /** Where a property's value stands: a reference answers for the attribute it follows. */
  static Slot slot(ItemDefinition item, Property<?> property) {
    Object value = item.settings().setting(property.name()).<Object>map(Setting::value).orElse("");
    return new Slot(
        Place.key(item),
        value instanceof Setting.AttributeReference reference
            ? reference.attribute()
            : property.name());
  }

  static String text(Duration duration) {
    return ValueTypes.DURATION.format(duration);
  }

  private static List<ProbeDefinition> probesOf(
      HealthSetDefinition set, MonitorDefinition monitor) {
    return set.probes().stream()
        .filter(probe -> monitor.probes().stream().anyMatch(probe.id().item()::equalsIgnoreCase))
        .toList();
  }

  private static Optional<Violation> timeout(ProbeDefinition probe) {
    boolean timed =
        probe.type().properties().stream()
            .anyMatch(property -> property.name().equals(ProbeProperties.TIMEOUT.name()));
    return probe
        .recurrenceInterval()
        .filter(interval -> timed && probe.timeout().compareTo(interval) >= 0)
        .map(
            interval ->
                new Violation(
                    Set.of(
                        slot(probe, ProbeProperties.TIMEOUT),
                        slot(probe, ProbeProperties.RECURRENCE_INTERVAL)),
                    "timeout %s of %s is not shorter than its recurrenceInterval %s"
                        .formatted(text(probe.timeout()), probe.id().item(), text(interval)),
                    "a timeout shorter than the recurrenceInterval"));
  }
}
