package dev.tend.cli.health;

import dev.tend.api.model.HealthReport;
import dev.tend.api.model.HealthReport.SetHealth;
import dev.tend.cli.output.ExitCode;
import dev.tend.core.rollup.RollUp;
import dev.tend.definition.value.MonitorState;
import java.util.List;

/**
 * How a report is to be taken, in the words of monitoring plugins. A health set that has not been
 * judged yet neither helps nor hurts, as long as any has been judged.
 */
enum PluginStatus {
  /** All that is judged is well. */
  OK(0, ExitCode.DONE),
  /** Something begins to fail, or a person is at work on it, or the agent itself is not well. */
  WARNING(1, ExitCode.DONE),
  /** Something is broken. */
  CRITICAL(2, ExitCode.BAD_NEWS),
  /** No verdict is to be had, which is not the same as well. */
  UNKNOWN(3, ExitCode.BAD_NEWS),
  /** Nothing has been judged yet. */
  UNJUDGED(3, ExitCode.CANNOT_ASK);

  private final int plugin;
  private final int exit;

  PluginStatus(int plugin, int exit) {
    this.plugin = plugin;
    this.exit = exit;
  }

  /** The exit code by the contract of monitoring plugins. */
  int pluginExit() {
    return plugin;
  }

  /** The exit code of a command. */
  int exit() {
    return exit;
  }

  /** The word of the contract of monitoring plugins. */
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
