package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRemoval;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes an override for one server. */
@Command(
    name = "remove-server-monitoring-override",
    description = {
      "Removes the server override of one property; what the definition says holds again, or the"
          + " next override.",
      "For another server it prints the command to run there and exits with 2.",
      "Exits with 1 when there is no such override."
    })
final class RemoveServerOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideSubjectOption subject = new OverrideSubjectOption();
  @Mixin private OverrideMutation deed = new OverrideMutation();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server; this one unless given.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = {"--version", "--apply-version"},
      paramLabel = "RANGE",
      description = "The versions that it is for.")
  private Optional<String> version = Optional.empty();

  @Override
  public Integer call() {
    OverrideRemoval removal =
        new OverrideRemoval(
            OverrideScope.SERVER,
            Optional.empty(),
            Optional.of(subject.identity()),
            subject.itemType(),
            Optional.of(subject.property()),
            version,
            Optional.empty(),
            Optional.empty(),
            deed.isTrial());
    return deed.remove(server, removal);
  }
}
