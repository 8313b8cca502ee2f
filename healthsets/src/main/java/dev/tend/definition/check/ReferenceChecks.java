package dev.tend.definition.check;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.SourcePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Items name items that are there. */
final class ReferenceChecks {
  private ReferenceChecks() {}

  static void probesOfMonitorsExist(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    SetIndex.probeNames(monitor)
        .filter(name -> !set.hasProbe(name) && !set.parsed().isUnreadable(name))
        .forEach(
            name ->
                found.accept(
                    dangling(
                        monitor.positionOf(MonitorProperties.PROBES),
                        "probe of " + set.definition().name(),
                        name,
                        set.definition().probes())));
  }

  static void monitorsOfRespondersExist(
      SetIndex set, ResponderDefinition responder, Consumer<Problem> found) {
    responder
        .settings()
        .find(ResponderProperties.MONITOR)
        .filter(name -> !set.hasMonitor(name) && !set.parsed().isUnreadable(name))
        .ifPresent(
            name ->
                found.accept(
                    dangling(
                        responder.positionOf(ResponderProperties.MONITOR),
                        "monitor of " + set.definition().name(),
                        name,
                        set.definition().monitors())));
  }

  static void processesAreNamed(SetIndex set, ProbeDefinition probe, Consumer<Problem> found) {
    if (probe.type().equals(ProcessProbeType.TYPE)
        && set.isWhole(probe)
        && probe.settings().find(ProcessProbeType.PROCESS_NAME).isEmpty()
        && probe.settings().find(ProcessProbeType.UNIT).isEmpty()) {
      found.accept(
          Problem.error(probe.position(), probe.id().item() + " does not say which processes")
              .expecting("processName, unit, or both"));
    }
  }

  private static Problem dangling(
      SourcePosition at, String kind, String name, List<? extends ItemDefinition> items) {
    return Problem.unknown(
        at,
        "no " + kind + " is named " + name,
        name,
        items.stream().map(one -> one.id().item()).toList());
  }

  static void probesOfMonitorsDiffer(
      SetIndex set, MonitorDefinition monitor, Consumer<Problem> found) {
    Set<String> seen = new HashSet<>();
    SetIndex.probeNames(monitor)
        .filter(name -> !seen.add(SetIndex.fold(name)))
        .distinct()
        .forEach(
            name ->
                found.accept(
                    Problem.error(
                        monitor.positionOf(MonitorProperties.PROBES),
                        monitor.id().item() + " names the probe " + name + " twice")));
  }

  static void everyProbeIsRead(SetIndex set, Consumer<Problem> found) {
    Set<String> read = new HashSet<>();
    set.definition().monitors().stream()
        .flatMap(SetIndex::probeNames)
        .forEach(name -> read.add(SetIndex.fold(name)));
    Set<String> names = new HashSet<>();
    set.definition().probes().forEach(probe -> names.add(SetIndex.fold(probe.id().item())));
    boolean sure =
        set.parsed().unreadable().isEmpty()
            && set.parsed().flawed().isEmpty()
            && names.containsAll(read);
    for (ProbeDefinition probe : sure ? set.definition().probes() : List.<ProbeDefinition>of()) {
      if (!read.contains(SetIndex.fold(probe.id().item()))) {
        found.accept(
            Problem.warning(probe.position(), "no monitor reads the probe " + probe.id().item()));
      }
    }
  }
}
