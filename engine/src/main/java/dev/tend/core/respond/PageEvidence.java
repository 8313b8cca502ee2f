package dev.tend.core.respond;

import dev.tend.core.record.Evidence;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes down for a person what is known: the lines of a page. */
final class PageEvidence {
  private PageEvidence() {}

  /**
   * The lines of a page about a chain.
   *
   * @param wall makes wall-clock time of steady time
   */
  static List<String> of(
      MonitorResponse response, DependencyGate dependencyGate, UnaryOperator<Instant> wall) {
    List<String> lines = new ArrayList<>();
    lines.add(response.id() + ": " + response.monitor().definition().description());
    for (Evidence result : response.monitor().evidence()) {
      lines.add(line(result));
    }
    response.episode.ifPresent(episode -> lines.addAll(episode.tried()));
    for (Responder responder : response.responders()) {
      responder.refusal.ifPresent(
          reason -> lines.add("not done: " + responder.id().item() + ": " + reason));
    }
    lines.addAll(waiting(PersonNeeded.of(response), wall));
    lines.addAll(dependencyGate.states(response));
    lines.addAll(overrides(response));
    response
        .incident
        .map(IncidentRecord::merged)
        .orElse(List.of())
        .forEach(monitor -> lines.add("blocked by this: " + monitor));
    lines.add("runbook: " + response.set().runbook().strip());
    return lines;
  }

  /** What waits for the person who reads this, and how to answer. */
  private static List<String> waiting(PersonNeeded needed, UnaryOperator<Instant> wall) {
    List<String> lines = new ArrayList<>();
    for (PersonNeeded.Question question : needed.questions()) {
      lines.add(
          "asks until "
              + wall.apply(question.expiresAt()).truncatedTo(ChronoUnit.SECONDS)
              + ": "
              + question.text()
              + " tend approve "
              + question.approval());
    }
    if (needed.chronic() || !needed.exhausted().isEmpty()) {
      lines.add(
          (needed.chronic() ? "chronic" : "exhausted")
              + ": Tend leaves it to you; to let it act again: tend clear "
              + needed.monitor().toString().replace('\\', '/'));
    }
    return lines;
  }

  private static String line(Evidence result) {
    String outcome = result.outcome().toString();
    // Many a class says no more than the outcome does.
    boolean more = !result.errorClass().isEmpty() && !result.errorClass().equals(outcome);
    String what = more ? " " + result.errorClass() : "";
    String said = result.message().isEmpty() ? "" : ": " + result.message();
    return "result " + result.event() + " " + result.probe() + " " + outcome + what + said;
  }

  /** What overrides change in the set, the monitor, what it reads, and what answers to it. */
  private static List<String> overrides(MonitorResponse response) {
    List<String> lines = new ArrayList<>();
    overrides(response.set().name(), response.set().settings(), lines);
    overrides(response.monitor().definition(), lines);
    response.set().probes().stream()
        .filter(probe -> reads(response, probe))
        .forEach(probe -> overrides(probe, lines));
    response.responders().forEach(responder -> overrides(responder.definition(), lines));
    return lines;
  }

  private static boolean reads(MonitorResponse response, ProbeDefinition probe) {
    return response.monitor().definition().probes().stream()
        .anyMatch(probe.id().item()::equalsIgnoreCase);
  }

  private static void overrides(ItemDefinition item, List<String> lines) {
    overrides(item.id().toString(), item.settings(), lines);
  }

  private static void overrides(String what, Settings settings, List<String> lines) {
    for (String name : settings.names()) {
      settings
          .setting(name)
          .filter(setting -> setting.provenance() instanceof Provenance.Overridden)
          .ifPresent(setting -> lines.add(what + " " + name + ": " + setting.provenance()));
    }
  }
}
