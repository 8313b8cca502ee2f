package dev.tend.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists overrides. */
@Command(
    name = "list",
    description =
        "Lists all overrides: what each changes, what became of it here and on other servers, by"
            + " whom, why, and until when.",
    mixinStandardHelpOptions = true)
final class OverrideListCommand implements Callable<Integer> {
  @Mixin private OverrideShow show = new OverrideShow();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server; this one unless given, or the one at the end of the tunnel.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    return show.list(server, Optional.empty());
  }
}
