package dev.tend.probe.outcome;

import static dev.tend.probe.outcome.OutcomeRun.set;

import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import java.nio.file.Path;
import java.util.List;

/**
 * For exec: a plugin that {@code prints} something, writes {@code errors}, and ends with {@code
 * exit}; or {@code does} something else, which is hangs or dies of a signal.
 */
final class ExecRig implements Rig {
  private static final String SCRIPT =
      "printf '%s' \"$1\"; printf '%s' \"$2\" >&2; case $4 in hangs) exec sleep 60;;"
          + " 'dies of a signal') kill -SEGV $$;; esac; exit $3";

  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    Settings settings = run.settings();
    if (settings.names().contains("command")) {
      return run.with(settings);
    }
    Keys meets = row.meets();
    return run.with(
        set(
            settings,
            "command",
            List.of(
                "sh",
                "-c",
                SCRIPT,
                "plugin",
                meets.find("prints").orElse(""),
                meets.find("errors").orElse(""),
                meets.find("exit").orElse("0"),
                meets.find("does").orElse(""))));
  }
}
