package dev.tend.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes an override by its id. */
@Command(
    name = "remove",
    description = {
      "Removes an override, of this server or a global one, by the id that the list shows.",
      "Exits with 1 when there is none of that id."
    })
final class OverrideRemoveCommand implements Callable<Integer> {
  @Mixin private OverrideMutation deed = new OverrideMutation();

  @Parameters(paramLabel = "ID", description = "The override's id.")
  private String id = "";

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "Another server; prints the command to run there, and exits with 2.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    return deed.removeById(server, id);
  }
}
