package dev.tend.cli;

import dev.tend.override.OverrideScope;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the overrides for one server. */
@Command(
    name = "get-server-monitoring-override",
    description = {
      "Lists the server overrides: what each changes, what became of it on this server, by"
          + " whom, why, and until when.",
      "Without a running agent it shows what is kept and what the agent will make of it."
    },
    mixinStandardHelpOptions = true)
final class GetServerOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideShow show = new OverrideShow();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server; this one unless given.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    return show.list(server, Optional.of(OverrideScope.SERVER));
  }
}
