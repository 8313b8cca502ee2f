package dev.tend.probe.exec;

import dev.tend.child.Child;
import dev.tend.child.ChildResult;
import dev.tend.child.Command;
import dev.tend.child.ProgramUnavailableException;
import dev.tend.core.input.Figure;
import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ExecProbe;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Settings;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The probe {@code exec}. */
final class PluginProbe implements Probe {
  static final String WARNING = "PluginWarning";
  static final String CRITICAL = "PluginCritical";
  static final String UNKNOWN = "PluginUnknown";

  private static final int EXIT_OK = 0;
  private static final int EXIT_WARNING = 1;
  private static final int EXIT_CRITICAL = 2;
  private static final int EXIT_UNKNOWN = 3;

  @Override
  public String type() {
    return ExecProbe.TYPE.name();
  }

  @Override
  public Lane lane() {
    return Lane.FILES;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    Settings settings = run.settings();
    Command command =
        Command.of(settings.get(ExecProbe.COMMAND)).with(settings.get(ExecProbe.ENVIRONMENT));
    ChildResult result;
    try {
      result = Child.run(command, run.deadline(), run.abandonment());
    } catch (ProgramUnavailableException unavailable) {
      return Measurement.inconclusive(ErrorClass.CANNOT_MEASURE, unavailable.getMessage());
    }
    if (result.exitCode().isEmpty()) {
      return Measurement.timedOut(command.program() + " was not done in time and was killed");
    }
    int exitCode = result.exitCode().getAsInt();
    PluginOutput output = PluginOutput.read(result.output(), result.truncated());
    Measurement judged =
        judge(exitCode, message(exitCode, output, result.errors()), output.errorClass(), settings)
            .with(output.figures());
    return settings
        .find(ExecProbe.SAMPLE)
        .map(label -> sampled(judged, label, settings.get(ExecProbe.SAMPLE_UNIT).dimension()))
        .orElse(judged);
  }

  private static Measurement judge(
      int exitCode, String message, Optional<String> errorClass, Settings settings) {
    return switch (exitCode) {
      case EXIT_OK -> Measurement.succeeded().saying(message);
      case EXIT_WARNING ->
          switch (settings.get(ExecProbe.WARNING)) {
            case SUCCEEDED -> Measurement.succeeded().saying(message);
            case FAILED -> Measurement.failed(errorClass.orElse(WARNING), message);
          };
      case EXIT_CRITICAL -> Measurement.failed(errorClass.orElse(CRITICAL), message);
      case EXIT_UNKNOWN -> Measurement.inconclusive(UNKNOWN, message);
      default ->
          Measurement.inconclusive(
              ErrorClass.CANNOT_MEASURE,
              "exit code " + exitCode + " is none of a plugin's (0 to 3): " + message);
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
    Optional<Figure> datum =
        judged.figures().stream().filter(figure -> figure.name().equals(label)).findFirst();
    if (datum.isPresent() && fits(datum.get(), wanted)) {
      return judged.measuring(datum.get().value());
    }
    if (judged.outcome() != Outcome.SUCCEEDED) {
      return judged;
    }
    return Measurement.inconclusive(
            ErrorClass.CANNOT_MEASURE,
            datum.isPresent()
                ? "the datum '" + label + "' is in '" + datum.get().unit() + "': mend sampleUnit"
                : "no datum is labelled '" + label + "'; there are: " + labels(judged.figures()))
        .with(judged.figures());
  }

  private static boolean fits(Figure datum, Dimension wanted) {
    return Unit.dimension(datum.unit()).map(found -> found == wanted).orElse(true);
  }

  private static String labels(List<Figure> figures) {
    return figures.isEmpty()
        ? "none"
        : figures.stream().map(Figure::name).limit(10).collect(Collectors.joining(", "));
  }
}
