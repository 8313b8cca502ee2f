package dev.tend.cli.override;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Overrides in everyday words. */
@Command(
    name = "override",
    description = {
      "Changes values of health sets, for a time or until the override is removed, on this server"
          + " or on several.",
      "tend override add Imap/ImapRestart mode=observe --duration 7d --reason 'INC-4711'"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      OverrideAddCommand.class,
      OverrideListCommand.class,
      OverrideRemoveCommand.class,
      OverrideLookCommand.class
    })
public final class OverrideCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
