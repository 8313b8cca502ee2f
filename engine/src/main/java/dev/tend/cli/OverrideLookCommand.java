package dev.tend.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has overrides looked at now. */
@Command(
    name = "look",
    description =
        "Has the agent look at its overrides, at the shared directory and at the version of the"
            + " mail server now, and lists them. Exits with 1 when the directory cannot be read.",
    mixinStandardHelpOptions = true)
final class OverrideLookCommand implements Callable<Integer> {
  @Mixin private OverrideShow show = new OverrideShow();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server; this one unless given, or the one at the end of the tunnel.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    return show.look(server);
  }
}
