package dev.tend.cli.health;

import dev.tend.api.model.HealthReport;
import dev.tend.api.model.HealthReport.SetHealth;
import dev.tend.cli.output.ExitCode;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.value.MonitorState;
import java.util.List;

/**
 * A report as the status of a monitoring plugin. A health set that has not been judged yet does not
 * count, as long as another one has been.
 */
enum PluginStatus {
  /** All that has been judged is well. */
  OK(0, ExitCode.DONE),
  /** Something is starting to fail or is being repaired, or the agent itself has problems. */
  WARNING(1, ExitCode.DONE),
  /** Something is broken. */
  CRITICAL(2, ExitCode.BAD_NEWS),
  /** There is no verdict, which is not the same as healthy. */
  UNKNOWN(3, ExitCode.BAD_NEWS),
  /** Nothing has been judged yet. */
  UNJUDGED(3, ExitCode.CANNOT_ASK);

  private final int plugin;
  private final int exit;

  PluginStatus(int plugin, int exit) {
    this.plugin = plugin;
    this.exit = exit;
  }

  /** The exit code of a monitoring plugin. */
  int pluginExit() {
    return plugin;
  }

  /** The exit code of an ordinary command. */
  int exit() {
    return exit;
  }

  /** The word that a monitoring plugin prints. */
  String pluginWord() {
    return this == UNJUDGED ? UNKNOWN.name() : name();
  }

  static PluginStatus of(HealthReport report) {
    List<MonitorState> judged =
        report.healthSets().stream()
            .map(SetHealth::state)
            .filter(state -> state != MonitorState.UNEVALUATED && state != MonitorState.DISABLED)
            .toList();
    if (judged.isEmpty()) {
      return UNJUDGED;
    }
    return switch (RollUp.of(judged)) {
      case HEALTHY -> report.troubles().isEmpty() ? OK : WARNING;
      case DEGRADED, REPAIRING -> WARNING;
      case UNHEALTHY, UNRECOVERABLE -> CRITICAL;
      case UNAVAILABLE, UNEVALUATED, DISABLED -> UNKNOWN;
    };
  }
}
