package dev.tend.cli.health;

import dev.tend.api.model.HealthReport;
import dev.tend.api.model.HealthReport.SetHealth;
import dev.tend.cli.output.Plurals;
import dev.tend.definition.value.MonitorState;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as the one line that monitoring plugins print. */
final class PluginLine {
  private static final int NAMED_AT_MOST = 3;

  private PluginLine() {}

  /** The line for a report of a running agent. */
  static String of(HealthReport report) {
    PluginStatus pluginStatus = PluginStatus.of(report);
    return line(pluginStatus.pluginWord(), what(report, pluginStatus) + remarks(report))
        + " | "
        + Stream.of(MonitorState.values())
            .map(state -> state.text().toLowerCase(Locale.ROOT) + "=" + count(report, state))
            .collect(Collectors.joining(" "))
        + " overrides="
        + report.overridesInForce();
  }

  /** The line for what cannot be reported. */
  static String line(String word, String text) {
    return "TEND " + word + " - " + text.replace('|', '/').replaceAll("\\R", " ");
  }

  private static long count(HealthReport report, MonitorState state) {
    return report.healthSets().stream().filter(set -> set.state() == state).count();
  }

  private static String what(HealthReport report, PluginStatus pluginStatus) {
    return switch (pluginStatus) {
      case UNJUDGED -> "nothing has been judged yet";
      case OK -> Plurals.count(count(report, MonitorState.HEALTHY), "health set") + " Healthy";
      case WARNING, CRITICAL, UNKNOWN -> {
        String broken =
            report.broken().stream()
                .limit(NAMED_AT_MOST)
                .map(monitor -> monitor.identity() + " " + monitor.description())
                .collect(Collectors.joining("; "));
        yield sets(report) + (broken.isEmpty() ? "" : ": " + broken);
      }
    };
  }

  private static String sets(HealthReport report) {
    return report.healthSets().stream()
        .filter(PluginLine::matters)
        .limit(NAMED_AT_MOST)
        .map(set -> set.healthSet() + " " + set.state().text())
        .collect(Collectors.joining(", "));
  }

  private static boolean matters(SetHealth set) {
    return switch (set.state()) {
      case UNRECOVERABLE, UNHEALTHY, UNAVAILABLE, DEGRADED, REPAIRING -> true;
      case UNEVALUATED, HEALTHY, DISABLED -> false;
    };
  }

  private static String remarks(HealthReport report) {
    StringBuilder remarks = new StringBuilder();
    remarks.append("; recovery ").append(report.recoveryActions().text());
    report.brake().ifPresent(brake -> remarks.append(", stopped by ").append(brake.owner()));
    report
        .held()
        .forEach(
            one -> remarks.append(", ").append(one.component()).append(' ').append(one.state()));
    if (!report.reloadProblems().isEmpty()) {
      remarks.append("; the last reload was refused");
    }
    if (!report.troubles().isEmpty()) {
      remarks.append("; the agent itself has problems: ").append(problemAreas(report));
    }
    return remarks.toString();
  }

  private static String problemAreas(HealthReport report) {
    return report.troubles().stream()
        .map(problem -> problem.substring(0, Math.max(0, problem.indexOf(':'))))
        .collect(Collectors.joining(", "));
  }
}
