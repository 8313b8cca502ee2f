package dev.tend.cli.override;

import dev.tend.override.OverrideScope;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Exchange's names of the override commands, each for one scope. */
public final class OverrideCmdlets {
  private static final Optional<OverrideScope> SERVER = Optional.of(OverrideScope.SERVER);
  private static final Optional<OverrideScope> GLOBAL = Optional.of(OverrideScope.GLOBAL);

  private OverrideCmdlets() {}

  @Command(
      name = "add-server-monitoring-override",
      description = {
        "Changes one property of one probe, monitor, responder or health set, for this server"
            + " alone.",
        "For another server it prints the command to run there and exits with 2.",
        "A mistake is refused with the reason and the nearest correct spelling; nothing is written"
            + " then, and it exits with 1.",
        "Without a running agent it is still written, and takes effect when the agent starts."
      })
  public static final class AddServer extends OverrideAddCommand {
    AddServer() {
      super(SERVER);
    }
  }

  @Command(
      name = "add-global-monitoring-override",
      description = {
        "Changes one property of one probe, monitor, responder or health set, for every server that"
            + " shares a directory with this one, or for some of them.",
        "Other servers take it in at their next poll, by default every 10 minutes; this one at"
            + " once.",
        "A mistake is refused with the reason and the nearest correct spelling; nothing is written"
            + " then, and it exits with 1.",
        "Without a running agent it is still written, and takes effect when the agent starts."
      })
  public static final class AddGlobal extends OverrideAddCommand {
    AddGlobal() {
      super(GLOBAL);
    }
  }

  @Command(
      name = "get-server-monitoring-override",
      description = {
        "Lists the server overrides: what each changes, what became of it on this server, by"
            + " whom, why, and until when.",
        "Without a running agent it shows what is stored and what the agent will make of it."
      })
  public static final class GetServer extends OverrideListCommand {
    GetServer() {
      super(SERVER);
    }
  }

  @Command(
      name = "get-global-monitoring-override",
      description = {
        "Lists the global overrides: what each changes, what became of it on this server and on"
            + " others, by whom, why, and until when.",
        "Without a running agent it shows what is stored and what the agent will make of it."
      })
  public static final class GetGlobal extends OverrideListCommand {
    GetGlobal() {
      super(GLOBAL);
    }
  }

  @Command(
      name = "remove-server-monitoring-override",
      description = {
        "Removes the server override of one property; the next override or the definition takes"
            + " effect again.",
        "For another server it prints the command to run there and exits with 2.",
        "Exits with 1 when there is no such override."
      })
  public static final class RemoveServer extends OverrideRemoveCommand {
    RemoveServer() {
      super(SERVER);
    }
  }

  @Command(
      name = "remove-global-monitoring-override",
      description = {
        "Removes the global override of one property; the next override or the definition takes"
            + " effect again.",
        "If there are several, for other servers or versions, --servers, --groups and --version say"
            + " which; without them it is the one for all servers, else the only one.",
        "Exits with 1 when there is no such override."
      })
  public static final class RemoveGlobal extends OverrideRemoveCommand {
    RemoveGlobal() {
      super(GLOBAL);
    }
  }
}
