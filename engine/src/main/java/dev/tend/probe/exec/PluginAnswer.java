package dev.tend.probe.exec;

import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.type.ExecProbeType.Meaning;
import dev.tend.definition.type.ExecProbeType.Warning;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.process.BrokenProgram;
import dev.tend.process.ChildResult;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plugin's exit code is worth, given what the plugin wrote. The contract demands a line on
 * standard output; a program that complains on standard error instead has judged nothing. One that
 * says nothing at all has chosen its exit code: what breaks complains.
 *
 * @param exitCode how it ended
 * @param output what it wrote to standard output
 * @param result the same with standard error
 */
record PluginAnswer(int exitCode, PluginOutput output, ChildResult result) {
  static final String WARNING = "PluginWarning";
  static final String CRITICAL = "PluginCritical";
  static final String UNKNOWN = "PluginUnknown";

  /** For an exit code that only the definition gives a meaning. */
  static final String OTHER = "PluginExitCode";

  private static final int EXIT_OK = 0;
  private static final int EXIT_WARNING = 1;
  private static final int EXIT_CRITICAL = 2;
  private static final int EXIT_UNKNOWN = 3;
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALS = 128;
  private static final int LAST_SIGNAL = 64;

  /** What may stand on standard error and be a judgement of the target all the same. */
  private static final Pattern OF_TARGET =
      Pattern.compile(
          "\\bCRIT(ICAL)?\\b"
              + "|(?i:\\b(can ?not|can't|could not|couldn't|unable to|failed to) connect\\b"
              + "|\\bconnect(ion)?\\b.* (refused|failed|reset|closed)\\b|\\btimed out\\b"
              + "|\\b(not|isn't) (running|responding|reachable|available)\\b|\\bis down\\b"
              + "|\\bno (response|answer|reply|route to host)\\b|\\bunreachable\\b)");

  private static final Pattern OK = Pattern.compile("\\bOK\\b");

  /** Reads what a plugin wrote that ended by itself. */
  static PluginAnswer of(int exitCode, ChildResult result) {
    return new PluginAnswer(
        exitCode, PluginOutput.read(result.output(), result.truncated()), result);
  }

  Measurement measurement(Settings settings) {
    if (isBroken()) {
      return Measurement.cannot(
          "the plugin broke or was called wrongly, and judged nothing (exit code "
              + exitCode
              + "): "
              + (result.errors().isBlank() ? output.message() : result.complaint()));
    }
    Meaning meaning = settings.get(ExecProbeType.EXIT_CODES).get(exitCode);
    if (meaning != null) {
      return as(meaning);
    }
    if (exitCode > EXIT_UNKNOWN) {
      return Measurement.cannot(outOfRange());
    }
    if (!output.says() && !result.errors().isBlank() && !judgesOnStandardError()) {
      return Measurement.cannot(
          "the plugin printed nothing and complained, so that its exit code "
              + exitCode
              + " judges nothing (exitCodes can say what it means): "
              + result.complaint());
    }
    if (exitCode < EXIT_CRITICAL && output.saysBad()) {
      return Measurement.inconclusive(
          UNKNOWN,
          "exit code "
              + exitCode
              + " contradicts what the plugin says, as when a pipe hides its own"
              + " (exitCodes can say what it means): "
              + message());
    }
    return switch (exitCode) {
      case EXIT_OK -> as(Meaning.SUCCEEDED);
      case EXIT_WARNING -> warning(settings.find(ExecProbeType.WARNING));
      case EXIT_CRITICAL -> as(Meaning.FAILED);
      default -> as(Meaning.INCONCLUSIVE);
    };
  }

  /** Whether its program broke before it could judge; one that said its judgement did not. */
  private boolean isBroken() {
    if (output.isJudgement()) {
      return false;
    }
    return BrokenProgram.complains(result.errors())
        || BrokenProgram.answersNothing(result.output())
        || (!output.says() && BrokenProgram.lacksRights(result.errors()));
  }

  private boolean judgesOnStandardError() {
    return switch (exitCode) {
      case EXIT_OK -> OK.matcher(result.errors()).find();
      case EXIT_WARNING, EXIT_CRITICAL -> OF_TARGET.matcher(result.errors()).find();
      default -> true;
    };
  }

  private Measurement warning(Optional<Warning> chosen) {
    if (chosen.isPresent()) {
      return as(chosen.get() == Warning.FAILED ? Meaning.FAILED : Meaning.SUCCEEDED);
    }
    return output.warns()
        ? as(Meaning.SUCCEEDED)
        : Measurement.inconclusive(
            UNKNOWN,
            "exit code 1 without the word WARNING or performance data may be a warning, an outage"
                + " or a mistake; exitCodes can say what it means: "
                + message());
  }

  private Measurement as(Meaning meaning) {
    return switch (meaning) {
      case SUCCEEDED -> Measurement.succeeded().saying(message());
      case FAILED -> Measurement.failed(output.errorClass().orElse(errorClass()), message());
      case INCONCLUSIVE -> Measurement.inconclusive(UNKNOWN, message());
    };
  }

  private String errorClass() {
    return switch (exitCode) {
      case EXIT_WARNING -> WARNING;
      case EXIT_CRITICAL -> CRITICAL;
      case EXIT_UNKNOWN -> UNKNOWN;
      default -> OTHER;
    };
  }

  private String outOfRange() {
    String why =
        switch (exitCode) {
          case NOT_EXECUTABLE -> "something it needs cannot be executed (exit code 126)";
          case NOT_FOUND -> "something it needs is not found (exit code 127)";
          default ->
              exitCode > SIGNALS && exitCode <= SIGNALS + LAST_SIGNAL
                  ? "the plugin was ended by signal " + (exitCode - SIGNALS)
                  : "exit code " + exitCode + " is not one of a plugin's (0 to 3)";
        };
    return why + ": " + message();
  }

  private String message() {
    if (!output.message().isEmpty()) {
      return output.message();
    }
    return result.errors().isBlank()
        ? "the plugin said nothing and ended with exit code " + exitCode
        : result.complaint();
  }
}
