package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRemoval;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes an override for several servers. */
@Command(
    name = "remove-global-monitoring-override",
    description = {
      "Removes the global override of one property; what the definition says holds again, or the"
          + " next override.",
      "Of several for other servers or versions it is the one that --servers, --groups and"
          + " --version name; without them the one for all servers, else the only one.",
      "Exits with 1 when there is no such override."
    })
final class RemoveGlobalOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideSubjectOption subject = new OverrideSubjectOption();
  @Mixin private OverrideSelectionOption selection = new OverrideSelectionOption();
  @Mixin private OverrideMutation deed = new OverrideMutation();

  @Option(
      names = {"--version", "--apply-version"},
      paramLabel = "RANGE",
      description = "The versions that it is for.")
  private Optional<String> version = Optional.empty();

  @Override
  public Integer call() {
    OverrideRemoval removal =
        new OverrideRemoval(
            OverrideScope.GLOBAL,
            Optional.empty(),
            Optional.of(subject.identity()),
            subject.itemType(),
            Optional.of(subject.property()),
            version,
            selection.servers(),
            selection.groups(),
            deed.isTrial());
    return deed.remove(Optional.empty(), removal);
  }
}
