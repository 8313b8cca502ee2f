package dev.tend.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how long an override holds, and by whose word. */
final class OverrideValidityOptions {
  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description =
          "How long it holds: 60d, 60.00:00:00 or P60D; until it is removed if not given.")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = {"--version", "--apply-version"},
      paramLabel = "RANGE",
      description =
          "Holds while the mail server has this version, such as 3.8.1, or one in this range, such"
              + " as '[3.7,3.9)'.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for whoever wonders in a month.")
  private String reason = "";

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who decides this; the name you logged in with unless given.")
  private Optional<String> owner = Optional.empty();

  @Option(
      names = "--replace",
      description = "Puts it in the place of one that changes the same for the same servers.")
  private boolean replace;

  Optional<String> duration() {
    return duration;
  }

  Optional<String> version() {
    return version;
  }

  String reason() {
    return reason;
  }

  String owner() {
    return owner.orElseGet(CurrentUser::name);
  }

  boolean replace() {
    return replace;
  }
}
