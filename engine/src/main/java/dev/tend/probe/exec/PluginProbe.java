package dev.tend.probe.exec;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.process.BrokenProgram;
import dev.tend.process.Child;
import dev.tend.process.ChildResult;
import dev.tend.process.Command;
import dev.tend.process.ProgramUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The probe {@code exec}. */
public final class PluginProbe implements Probe.Method {
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
      return late(command, result, settings);
    }
    PluginAnswer answer = PluginAnswer.of(result.exitCode().getAsInt(), result);
    Measurement judged = answer.measurement(settings).with(answer.output().metrics());
    return settings
        .find(ExecProbeType.SAMPLE)
        .map(label -> sampled(judged, label, settings.get(ExecProbeType.SAMPLE_UNIT)))
        .orElse(judged);
  }

  private static Measurement late(Command command, ChildResult result, Settings settings) {
    String late = command.program() + " was not done in time and was killed";
    if (BrokenProgram.complains(result.errors()) || BrokenProgram.lacksRights(result.errors())) {
      return Measurement.cannot(late + "; it broke before: " + result.complaint());
    }
    String said = PluginOutput.read(result.output(), result.truncated()).message();
    String words = said.isEmpty() ? result.complaint() : said;
    return counted(
        Measurement.timedOut(words.isEmpty() ? late : late + "; it had said: " + words),
        PluginOutput.read(result.output(), true).metrics(),
        settings);
  }

  /** What a plugin had counted by the deadline is there, but it might have counted on. */
  private static Measurement counted(
      Measurement late, List<ProbeMetric> metrics, Settings settings) {
    Measurement timedOut = late.with(metrics);
    return settings
        .find(ExecProbeType.SAMPLE)
        .flatMap(label -> datum(timedOut, label))
        .filter(datum -> fits(datum, settings.get(ExecProbeType.SAMPLE_UNIT)))
        .map(datum -> timedOut.measuringAtLeast(datum.value()))
        .orElse(timedOut);
  }

  /**
   * A success without the sample that was asked for would be taken for a measured one; a failure
   * stays one, since a plugin that fails often measures nothing.
   */
  private static Measurement sampled(Measurement judged, String label, Dimension wanted) {
    Optional<ProbeMetric> datum = datum(judged, label);
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

  private static Optional<ProbeMetric> datum(Measurement judged, String label) {
    return judged.metrics().stream().filter(metric -> metric.name().equals(label)).findFirst();
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
