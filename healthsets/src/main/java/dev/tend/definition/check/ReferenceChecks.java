package dev.tend.definition.check;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Spelling;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.SourcePosition;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Items name items that are there. */
final class ReferenceChecks {
  private ReferenceChecks() {}

  static void probesOfMonitorsExist(Draft set, Consumer<Problem> found) {
    for (MonitorDefinition monitor : set.definition().monitors()) {
      SourcePosition at = Places.of(monitor, MonitorProperties.PROBES);
      Places.named(monitor)
          .forEach(name -> mustExist(set, "probe", name, set.definition().probes(), at, found));
    }
  }

  static void monitorsOfRespondersExist(Draft set, Consumer<Problem> found) {
    for (ResponderDefinition responder : set.definition().responders()) {
      SourcePosition at = Places.of(responder, ResponderProperties.MONITOR);
      responder
          .settings()
          .find(ResponderProperties.MONITOR)
          .ifPresent(
              name -> mustExist(set, "monitor", name, set.definition().monitors(), at, found));
    }
  }

  private static void mustExist(
      Draft set,
      String kind,
      String name,
      List<? extends ItemDefinition> items,
      SourcePosition at,
      Consumer<Problem> found) {
    List<String> names = items.stream().map(item -> item.id().item()).toList();
    if (names.stream().noneMatch(name::equalsIgnoreCase) && !set.isUnreadable(name)) {
      found.accept(
          Problem.error(at, "no " + kind + " of " + set.definition().name() + " is named " + name)
              .suggesting(Spelling.nearest(name, names)));
    }
  }

  static void probesOfMonitorsDiffer(Draft set, Consumer<Problem> found) {
    for (MonitorDefinition monitor : set.definition().monitors()) {
      Set<String> seen = new HashSet<>();
      Places.named(monitor)
          .filter(name -> !seen.add(fold(name)))
          .distinct()
          .forEach(
              name ->
                  found.accept(
                      Problem.error(
                          Places.of(monitor, MonitorProperties.PROBES),
                          monitor.id().item() + " names the probe " + name + " twice")));
    }
  }

  static void everyProbeIsRead(Draft set, Consumer<Problem> found) {
    Set<String> read = new HashSet<>();
    set.definition().monitors().stream()
        .flatMap(Places::named)
        .forEach(name -> read.add(fold(name)));
    Set<String> names = new HashSet<>();
    set.definition().probes().forEach(probe -> names.add(fold(probe.id().item())));
    boolean sure = set.unreadable().isEmpty() && set.flawed().isEmpty() && names.containsAll(read);
    for (ProbeDefinition probe : sure ? set.definition().probes() : List.<ProbeDefinition>of()) {
      if (!read.contains(fold(probe.id().item()))) {
        found.accept(
            Problem.warning(probe.position(), "no monitor reads the probe " + probe.id().item()));
      }
    }
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
