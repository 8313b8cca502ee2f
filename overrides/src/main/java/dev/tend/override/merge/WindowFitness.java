package dev.tend.override.merge;

import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.value.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the window of a monitor can hold what its thresholds ask for. */
record WindowFitness(MonitorDefinition monitor, List<ProbeDefinition> probes) {

  List<Violation> violations() {
    List<ProbeDefinition> recurrent =
        probes.stream().filter(probe -> probe.recurrenceInterval().isPresent()).toList();
    if (recurrent.isEmpty() || recurrent.size() < probes.size()) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    recurrent.forEach(probe -> tooShort(probe).ifPresent(found::add));
    switch (monitor.rule()) {
      case CONSECUTIVE_FAILURES ->
          found.addAll(eachHolds(recurrent, MonitorProperties.FAILURES_THRESHOLD));
      case SAMPLE_ABOVE, SAMPLE_BELOW ->
          found.addAll(eachHolds(recurrent, MonitorProperties.SECONDARY_THRESHOLD));
      case FAILURES_IN_INTERVAL -> {
        allHold(recurrent, MonitorProperties.FAILURES_THRESHOLD).ifPresent(found::add);
        allHold(recurrent, MonitorProperties.MINIMUM_RESULTS).ifPresent(found::add);
      }
      case PERCENT_SUCCESS ->
          allHold(recurrent, MonitorProperties.MINIMUM_RESULTS).ifPresent(found::add);
      case NOTIFICATION, NO_RESULTS -> {}
    }
    return found;
  }

  private Optional<Violation> tooShort(ProbeDefinition probe) {
    Duration interval = intervalOf(probe);
    if (monitor.monitoringInterval().compareTo(interval) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
            slots(List.of(probe), Optional.empty()),
            "monitoringInterval %s of %s is shorter than recurrenceInterval %s of %s"
                .formatted(
                    Fitness.text(monitor.monitoringInterval()),
                    monitor.id().item(),
                    Fitness.text(interval),
                    probe.id().item()),
            "a monitoringInterval of at least " + Fitness.text(interval)));
  }

  private List<Violation> eachHolds(List<ProbeDefinition> recurrent, Property<Integer> threshold) {
    return recurrent.stream()
        .flatMap(probe -> held(List.of(probe), threshold, capacity(probe)).stream())
        .toList();
  }

  private Optional<Violation> allHold(
      List<ProbeDefinition> recurrent, Property<Integer> threshold) {
    return held(recurrent, threshold, recurrent.stream().mapToLong(this::capacity).sum());
  }

  private Optional<Violation> held(
      List<ProbeDefinition> of, Property<Integer> threshold, long capacity) {
    int wanted = monitor.settings().get(threshold);
    if (wanted <= capacity) {
      return Optional.empty();
    }
    String names = String.join(", ", of.stream().map(probe -> probe.id().item()).toList());
    return Optional.of(
        new Violation(
            slots(of, Optional.of(threshold)),
            "%s %d of %s can never be reached: monitoringInterval %s holds %d results of %s. %s"
                .formatted(
                    threshold.name(),
                    wanted,
                    monitor.id().item(),
                    Fitness.text(monitor.monitoringInterval()),
                    capacity,
                    names,
                    threshold.meaning()),
            "a %s from 1 to %d, or a longer monitoringInterval"
                .formatted(threshold.name(), capacity)));
  }

  /** So many results start within the window, its older end left out. */
  private long capacity(ProbeDefinition probe) {
    long interval = Math.max(1, intervalOf(probe).toMillis());
    return Math.max(1, Math.ceilDiv(monitor.monitoringInterval().toMillis(), interval));
  }

  private static Duration intervalOf(ProbeDefinition probe) {
    return probe.recurrenceInterval().orElse(Duration.ZERO);
  }

  private Set<Slot> slots(List<ProbeDefinition> of, Optional<Property<Integer>> threshold) {
    Set<Slot> slots = new HashSet<>();
    slots.add(Fitness.slot(monitor, MonitorProperties.MONITORING_INTERVAL));
    of.forEach(probe -> slots.add(Fitness.slot(probe, ProbeProperties.RECURRENCE_INTERVAL)));
    threshold.ifPresent(property -> slots.add(Fitness.slot(monitor, property)));
    return slots;
  }
}
