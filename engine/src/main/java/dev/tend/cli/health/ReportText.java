package dev.tend.cli.health;

import dev.tend.api.model.HealthReport;
import dev.tend.api.model.HealthReport.GroupHealth;
import dev.tend.api.model.HealthReport.SetHealth;
import dev.tend.api.model.MonitorHealth;
import dev.tend.api.model.PeopleNeeded.GivenUp;
import dev.tend.api.model.PeopleNeeded.WaitingApproval;
import dev.tend.cli.output.BrakeText;
import dev.tend.cli.output.HeldText;
import dev.tend.cli.output.Plurals;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.definition.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** A report for people: what is broken comes first. */
final class ReportText {
  private final HealthReport report;
  private final StateFormat stateFormat;

  ReportText(HealthReport report, Ansi ansi) {
    this.report = report;
    stateFormat = new StateFormat(ansi);
  }

  List<String> lines(boolean groupsOnly) {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    report.brake().ifPresent(brake -> lines.add(BrakeText.of(brake)));
    report.held().forEach(one -> lines.add(HeldText.of(one)));
    report.approvals().forEach(one -> lines.add(waiting(one)));
    report.givenUp().forEach(one -> lines.add(givenUp(one)));
    report.healthSets().stream()
        .filter(set -> set.lowers(report.recoveryActions()))
        .forEach(set -> lines.add(lowered(set)));
    report.expiring().forEach(override -> lines.add(expiring(override)));
    report.healthSets().forEach(set -> switchedOff(set).ifPresent(lines::add));
    if (!report.troubles().isEmpty()) {
      lines.add("the agent itself has problems:");
      report.troubles().forEach(problem -> lines.add("  " + problem));
    }
    if (!report.reloadProblems().isEmpty()) {
      lines.add("the last reload was refused; what was in effect stays in effect:");
      report.reloadProblems().stream()
          .limit(Problems.MOST_SHOWN)
          .forEach(problem -> lines.add("  " + problem));
      Problems.more(report.reloadProblems().size(), "--output json")
          .ifPresent(more -> lines.add("  " + more));
    }
    if (!groupsOnly) {
      report.broken().forEach(monitor -> broken(lines, monitor));
      sets(lines);
    }
    groups(lines);
    return lines;
  }

  private String headline() {
    return report.server()
        + " is "
        + stateFormat.of(report.state())
        + " at "
        + StateFormat.at(report.at())
        + "; recovery: "
        + report.recoveryActions().text()
        + "; "
        + Plurals.count(report.overridesInForce(), "override")
        + " in force";
  }

  private String waiting(WaitingApproval one) {
    return "%s asks, for %s more: %s tend approve %s"
        .formatted(
            one.responder(),
            StateFormat.ago(report.at(), one.expiresAt()),
            one.question(),
            one.id());
  }

  private static String givenUp(GivenUp one) {
    String exhausted =
        one.exhausted().isEmpty()
            ? ""
            : "Exhausted (actions did not help): " + String.join(", ", one.exhausted());
    String chronic = one.chronic() ? "Chronic (healed again and again)" : "";
    return one.monitor()
        + " is left to people, "
        + chronic
        + (one.chronic() && !exhausted.isEmpty() ? ", " : "")
        + exhausted
        + "; once you have looked: tend clear "
        + one.monitor();
  }

  private static String lowered(SetHealth set) {
    return "recovery of %s: %s (%s)".formatted(set.healthSet(), set.mode(), set.modeFrom());
  }

  private String expiring(HealthReport.ExpiringOverride override) {
    return "override %s ends in %s: %s of %s is %s until then, by %s"
        .formatted(
            override.id(),
            StateFormat.ago(report.at(), override.ends()),
            override.property(),
            override.identity(),
            override.value(),
            override.owner());
  }

  private static Optional<String> switchedOff(SetHealth set) {
    return set.switchedOff()
        .map(why -> "health set " + set.healthSet() + " is switched off: " + why);
  }

  private void broken(List<String> lines, MonitorHealth monitor) {
    String beneath =
        monitor.beneath() == monitor.state() ? "" : " (beneath: " + monitor.beneath().text() + ")";
    lines.add("");
    lines.add(
        stateFormat.of(monitor.state())
            + " "
            + monitor.identity()
            + beneath
            + " since "
            + StateFormat.at(monitor.lastTransition())
            + ", "
            + StateFormat.ago(monitor.lastTransition(), report.at()));
    lines.add("  " + monitor.description());
    monitor.lastRun().ifPresent(run -> lines.add("  " + lastRun(run)));
    report.healthSets().stream()
        .filter(set -> set.healthSet().equalsIgnoreCase(monitor.healthSet()))
        .filter(set -> !set.runbook().isBlank())
        .forEach(set -> lines.add("  runbook: " + set.runbook().strip()));
  }

  private static String lastRun(MonitorHealth.Run run) {
    return "last run: "
        + run.probe()
        + " "
        + run.outcome().text()
        + " at "
        + StateFormat.at(run.startedAt())
        + (run.errorClass().isEmpty() ? "" : ", " + run.errorClass())
        + (run.message().isEmpty() ? "" : ": " + run.message());
  }

  private void sets(List<String> lines) {
    TextTable table = new TextTable("HEALTH SET", "STATE", "GROUP", "LAST TRANSITION", "MONITORS");
    for (SetHealth set : report.healthSets()) {
      table.row(
          set.healthSet(),
          stateFormat.of(set.state()),
          set.healthGroup().text(),
          StateFormat.at(set.lastTransition()),
          counts(set));
    }
    lines.add("");
    lines.addAll(table.lines());
  }

  private static String counts(SetHealth set) {
    return set.monitors().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(count -> count.getValue() + " " + count.getKey().text())
        .collect(Collectors.joining(", "));
  }

  private void groups(List<String> lines) {
    TextTable table = new TextTable("HEALTH GROUP", "STATE", "HEALTH SETS");
    for (GroupHealth group : report.healthGroups()) {
      table.row(
          group.healthGroup().text(),
          stateFormat.of(group.state()),
          String.valueOf(group.healthSets()));
    }
    lines.add("");
    lines.addAll(table.lines());
  }
}
