package dev.tend.probe.exec;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.process.Child;
import dev.tend.process.ChildResult;
import dev.tend.process.Command;
import dev.tend.process.ProgramUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The probe {@code exec}. */
public final class PluginProbe implements Probe.Method {
  static final String WARNING = "PluginWarning";
  static final String CRITICAL = "PluginCritical";
  static final String UNKNOWN = "PluginUnknown";

  private static final int EXIT_OK = 0;
  private static final int EXIT_WARNING = 1;
  private static final int EXIT_CRITICAL = 2;
  private static final int EXIT_UNKNOWN = 3;

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    Settings settings = run.settings();
    Command command =
        Command.of(settings.get(ExecProbeType.COMMAND))
            .with(settings.get(ExecProbeType.ENVIRONMENT));
    ChildResult result;
    try {
      result = Child.run(command, run.deadline(), run.scope());
    } catch (ProgramUnavailableException unavailable) {
      return Measurement.cannot(unavailable.getMessage());
    }
    if (result.exitCode().isEmpty()) {
      return Measurement.timedOut(command.program() + " was not done in time and was killed");
    }
    int exitCode = result.exitCode().getAsInt();
    PluginOutput output = PluginOutput.read(result.output(), result.truncated());
    Measurement judged =
        judge(exitCode, message(exitCode, output, result.errors()), output.errorClass(), settings)
            .with(output.metrics());
    return settings
        .find(ExecProbeType.SAMPLE)
        .map(label -> sampled(judged, label, settings.get(ExecProbeType.SAMPLE_UNIT)))
        .orElse(judged);
  }

  private static Measurement judge(
      int exitCode, String message, Optional<String> errorClass, Settings settings) {
    return switch (exitCode) {
      case EXIT_OK -> Measurement.succeeded().saying(message);
      case EXIT_WARNING ->
          switch (settings.get(ExecProbeType.WARNING)) {
            case SUCCEEDED -> Measurement.succeeded().saying(message);
            case FAILED -> Measurement.failed(errorClass.orElse(WARNING), message);
          };
      case EXIT_CRITICAL -> Measurement.failed(errorClass.orElse(CRITICAL), message);
      case EXIT_UNKNOWN -> Measurement.inconclusive(UNKNOWN, message);
      default ->
          Measurement.cannot(
              "exit code " + exitCode + " is not one of a plugin's (0 to 3): " + message);
    };
  }

  private static String message(int exitCode, PluginOutput output, String errors) {
    if (!output.message().isEmpty()) {
      return output.message();
    }
    return errors
        .lines()
        .map(PluginOutput::clean)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("the plugin said nothing and ended with exit code " + exitCode);
  }

  /**
   * A success without the sample that was asked for would be taken for a measured one; a failure
   * stays one, since a plugin that fails often measures nothing.
   */
  private static Measurement sampled(Measurement judged, String label, Dimension wanted) {
    Optional<ProbeMetric> datum =
        judged.metrics().stream().filter(metric -> metric.name().equals(label)).findFirst();
    if (datum.isPresent() && fits(datum.get(), wanted)) {
      return judged.measuring(datum.get().value());
    }
    if (judged.outcome() != Outcome.SUCCEEDED) {
      return judged;
    }
    return Measurement.cannot(
            datum.isPresent()
                ? "the datum '" + label + "' is in '" + datum.get().unit() + "': fix sampleUnit"
                : "no datum is labelled '" + label + "'; there are: " + labels(judged.metrics()))
        .with(judged.metrics());
  }

  private static boolean fits(ProbeMetric datum, Dimension wanted) {
    return PerformanceUnit.dimension(datum.unit()).map(found -> found == wanted).orElse(true);
  }

  private static String labels(List<ProbeMetric> metrics) {
    return metrics.isEmpty()
        ? "none"
        : metrics.stream().map(ProbeMetric::name).limit(10).collect(Collectors.joining(", "));
  }
}
