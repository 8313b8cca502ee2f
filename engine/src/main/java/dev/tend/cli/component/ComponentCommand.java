package dev.tend.cli.component;

import dev.tend.api.model.ComponentRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The components in everyday words. */
@Command(
    name = "component",
    description = {
      "Takes components of this server out of service and back, and shows who holds them.",
      "tend component set FrontendTransport draining --reason 'kernel update' --for 2h"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ComponentCommand.Shown.class,
      ComponentCommand.Changed.class,
      ComponentCommand.Released.class
    })
public final class ComponentCommand implements Runnable {
  private static final String USUAL = "Maintenance";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Whose hold it is. */
  static final class RequesterOption {
    @Option(
        names = "--requester",
        paramLabel = "REQUESTER",
        description =
            "In whose name: Maintenance, Sidelined, Functional or Deployment; a hold of HealthAPI,"
                + " which is Tend itself, can only be released. Default: ${DEFAULT-VALUE}.",
        defaultValue = USUAL)
    String requester = USUAL;
  }

  /** Shows components. */
  @Command(
      name = "list",
      description = {
        "Shows the components: the state of each, who holds it, since when, why, until when, and"
            + " the command that releases it.",
        "Without a running agent it shows what the agent will find when it starts."
      })
  static final class Shown extends ComponentListCommand {
    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "COMPONENT",
        description = "Only this component.")
    private Optional<String> component = Optional.empty();

    @Override
    Optional<String> component() {
      return component;
    }
  }

  /** Asks for a state. */
  @Command(
      name = "set",
      description = {
        "Takes a component out of service, lets it finish what it has, or releases a hold.",
        "Exits with 1 when a component that was to be active is not."
      })
  static final class Changed extends ComponentChangeCommand {
    @Parameters(index = "0", paramLabel = "COMPONENT", description = "The component.")
    private String component = "";

    @Parameters(index = "1", paramLabel = "STATE", description = "active, inactive or draining.")
    private String state = "";

    @Mixin private RequesterOption by = new RequesterOption();
    @Mixin private HoldOptions hold = new HoldOptions();

    @Override
    ComponentRequest request(String who) {
      return new ComponentRequest(component, by.requester, state, who, hold.reason, hold.duration);
    }
  }

  /** Releases a hold. */
  @Command(
      name = "release",
      description = {
        "Releases the hold of one requester. The component is active again when nobody else holds"
            + " it; otherwise the answer names the others, and it exits with 1."
      })
  static final class Released extends ComponentChangeCommand {
    @Parameters(index = "0", paramLabel = "COMPONENT", description = "The component.")
    private String component = "";

    @Mixin private RequesterOption by = new RequesterOption();

    @Override
    ComponentRequest request(String who) {
      return new ComponentRequest(
          component, by.requester, "Active", who, Optional.empty(), Optional.empty());
    }
  }
}
