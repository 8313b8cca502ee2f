package dev.tend.cli.component;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person says of a hold. */
final class HoldOptions {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for those who find the component out of service.")
  Optional<String> reason = Optional.empty();

  @Option(
      names = {"--for", "--duration"},
      paramLabel = "DURATION",
      description =
          "After how long the component comes back by itself, such as 2h. Default: it stays as it"
              + " is until it is released.")
  Optional<String> duration = Optional.empty();
}
