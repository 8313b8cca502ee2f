package dev.tend.cli.monitoring;

import dev.tend.api.model.InvokeRequest;
import dev.tend.api.model.InvokedProbe;
import dev.tend.cli.connection.ItemQuery;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.StateFormat;
import dev.tend.cli.output.TextTable;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.input.ProbeMetric;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has the agent run a probe now. */
@Command(
    name = "invoke-monitoring-probe",
    description = {
      "Runs a probe now, in the agent, and shows the result. No monitor judges it.",
      "Exits with 1 when it Failed or TimedOut, with 2 when it could not judge or was not run."
    })
public final class InvokeProbeCommand extends ItemQuery {
  @Option(
      names = "--property-override",
      paramLabel = "NAME=VALUE",
      description = "A value for this run only, for a property that can be overridden; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Override
  public Integer call() {
    String probe = required("probe", "HealthSet/Probe");
    AgentConfiguration configuration = configuration();
    InvokedProbe result =
        agent.ask(configuration, client -> client.invoke(new InvokeRequest(probe, overrides)));
    print(result, out -> print(out, result));
    return switch (result.outcome()) {
      case SUCCEEDED -> ExitCode.DONE;
      case FAILED, TIMED_OUT -> ExitCode.BAD_NEWS;
      case INCONCLUSIVE, REJECTED, POISONED, QUARANTINED -> ExitCode.CANNOT_ASK;
    };
  }

  private static void print(PrintWriter out, InvokedProbe result) {
    out.println(
        result.probe()
            + " "
            + result.outcome().text()
            + " at "
            + StateFormat.at(result.startedAt())
            + " after "
            + seconds(result.elapsedSeconds()));
    line(out, "error", result.errorClass());
    line(out, "phase", result.phase());
    line(out, "message", result.message());
    result
        .sample()
        .ifPresent(
            sample -> line(out, "sample", (result.atLeast() ? "at least " : "") + number(sample)));
    if (!result.figures().isEmpty()) {
      TextTable table = new TextTable("FIGURE", "VALUE");
      result.figures().forEach(metric -> table.row(metric.name(), value(metric)));
      out.println();
      table.lines().forEach(out::println);
    }
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.println(name + ": " + text);
    }
  }

  private static String value(ProbeMetric metric) {
    return metric.unit().equals("s")
        ? seconds(metric.value())
        : (number(metric.value()) + " " + metric.unit()).strip();
  }

  private static String seconds(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.1f ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.3f s", seconds);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
