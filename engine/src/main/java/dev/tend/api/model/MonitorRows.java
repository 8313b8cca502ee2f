package dev.tend.api.model;

import dev.tend.api.HealthView;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.instance.DiscoveryMonitor;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Joins monitors with their definitions and with the runs of their probes. */
final class MonitorRows {
  /** Like the rule by which a monitor becomes {@code Unavailable}: so many intervals of silence. */
  private static final int MISSED_RUNS = 3;

  private final HealthView view;
  private final boolean running;
  private final Instant now;
  private final Duration offset;
  private final Instant startedAt;

  MonitorRows(HealthView view, boolean running) {
    this.view = view;
    this.running = running;
    now = view.clock().now();
    offset = view.clock().offset();
    startedAt = view.status().startedAt().minus(offset);
  }

  List<MonitorHealth> rows(ItemFilter filter) {
    return view.snapshot().monitors().stream()
        .filter(monitor -> filter.holds(monitor.id()))
        .map(this::row)
        .toList();
  }

  private MonitorHealth row(MonitorView monitor) {
    ItemId id = monitor.id();
    Optional<HealthSetDefinition> set =
        view.definitions()
            .set(id.healthSet())
            .map(found -> id.target().map(found::forTarget).orElse(found.definition()));
    Optional<MonitorDefinition> definition =
        set.flatMap(
            found ->
                found.monitors().stream()
                    .filter(one -> one.id().equals(id.forTarget(Optional.empty())))
                    .findFirst());
    List<String> names = definition.map(MonitorDefinition::probes).orElse(List.of());
    List<ProbeDefinition> probes =
        set.map(HealthSetDefinition::probes).orElse(List.of()).stream()
            .filter(probe -> names.stream().anyMatch(probe.id().item()::equalsIgnoreCase))
            .filter(ProbeDefinition::enabled)
            .toList();
    return new MonitorHealth(
        id.healthSet(),
        id.item(),
        id.target(),
        monitor.shown(),
        monitor.beneath(),
        monitor.component(),
        monitor.aspect(),
        definition.map(MonitorDefinition::description).orElseGet(() -> ofDiscovery(id)),
        lastRun(monitor, probes),
        wall(monitor.since()),
        monitor.transition().toString(),
        !running || probes.stream().anyMatch(probe -> stale(id, probe)));
  }

  private static String ofDiscovery(ItemId id) {
    return isDiscovery(id) ? DiscoveryMonitor.description(id.healthSet()) : "";
  }

  private static boolean isDiscovery(ItemId monitor) {
    return monitor.equals(DiscoveryMonitor.monitorId(monitor.healthSet()));
  }

  /** Of one that is raised by red events, the newest of these; else the latest run. */
  private Optional<MonitorHealth.Run> lastRun(MonitorView shown, List<ProbeDefinition> probes) {
    ItemId monitor = shown.id();
    List<ItemId> ids =
        isDiscovery(monitor)
            ? List.of(DiscoveryMonitor.probeId(monitor.healthSet()))
            : probes.stream().map(probe -> probe.id().forTarget(monitor.target())).toList();
    return newest(ids, shown.beneath().raised() ? view::lastRed : none -> Optional.empty())
        .or(() -> newest(ids, view::lastRun))
        .map(this::run);
  }

  private static Optional<ProbeReported> newest(
      List<ItemId> ids, Function<ItemId, Optional<ProbeReported>> of) {
    return ids.stream()
        .flatMap(probe -> of.apply(probe).stream())
        .max(Comparator.comparing(ProbeReported::startedAt));
  }

  private MonitorHealth.Run run(ProbeReported run) {
    return new MonitorHealth.Run(
        run.probe().item(),
        wall(run.startedAt()),
        wall(run.startedAt().plus(run.elapsed())),
        run.outcome(),
        run.errorClass(),
        run.notification()
            .map(key -> key + " is red" + (run.message().isEmpty() ? "" : ": " + run.message()))
            .orElse(run.message()));
  }

  private boolean stale(ItemId monitor, ProbeDefinition probe) {
    return probe
        .recurrenceInterval()
        .map(interval -> interval.multipliedBy(MISSED_RUNS).plus(probe.timeout()))
        .map(
            limit ->
                view.lastRun(probe.id().forTarget(monitor.target()))
                    .map(ProbeReported::startedAt)
                    .orElse(startedAt)
                    .plus(limit)
                    .isBefore(now))
        .orElse(false);
  }

  private Instant wall(Instant steady) {
    return steady.plus(offset);
  }
}
