package dev.tend.cli;

import dev.tend.override.OverrideScope;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the overrides for several servers. */
@Command(
    name = "get-global-monitoring-override",
    description = {
      "Lists the global overrides: what each changes, what became of it on this server and on"
          + " others, by whom, why, and until when.",
      "Without a running agent it shows what is kept and what the agent will make of it."
    },
    mixinStandardHelpOptions = true)
final class GetGlobalOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideShow show = new OverrideShow();

  @Override
  public Integer call() {
    return show.list(Optional.empty(), Optional.of(OverrideScope.GLOBAL));
  }
}
