package dev.tend.cli.component;

import dev.tend.api.model.ComponentRequest;
import dev.tend.cli.connection.ServerArgument;
import dev.tend.cli.output.CannotAskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchange's name of the command that takes a component out of service, or back. */
@Command(
    name = "set-server-component-state",
    description = {
      "Takes a component out of service (Inactive), lets it finish what it has (Draining), or"
          + " releases the requester's hold (Active).",
      "Every requester has a hold of its own on a component, and the worst of them decides. The"
          + " answer names each holder and the command that releases it. Exits with 1 when a"
          + " component that was to be Active is not.",
      "ServerWideOffline stands for all components but Monitoring and RecoveryActionsEnabled."
          + " Monitoring Inactive: nothing is repaired, and pages wait for half an hour."
          + " RecoveryActionsEnabled Inactive: nothing is repaired, and people are paged.",
      "Without a running agent the request waits for its start."
    })
public final class SetServerComponentState extends ComponentChangeCommand {
  @Mixin ServerArgument argument = new ServerArgument();

  @Option(
      names = "--component",
      required = true,
      paramLabel = "NAME",
      description = "The component, such as FrontendTransport or ServerWideOffline.")
  private String component = "";

  @Option(
      names = "--state",
      required = true,
      paramLabel = "STATE",
      description = "Active, Inactive or Draining.")
  private String state = "";

  @Option(
      names = "--requester",
      required = true,
      paramLabel = "REQUESTER",
      description =
          "In whose name: Maintenance, Sidelined, Functional or Deployment. HealthAPI is Tend"
              + " itself; its hold can be released with -State Active, and not placed.")
  private String requester = "";

  @Option(
      names = "--local-only",
      description = "Accepted, and says nothing new: states are kept on the server alone.")
  void localOnly(boolean given) {
    // It is so anyway.
  }

  @Option(names = "--remote-only", description = "Refused: states are kept on the server alone.")
  private boolean remoteOnly;

  @Mixin private HoldOptions hold = new HoldOptions();

  @Override
  ComponentRequest request(String who) {
    if (remoteOnly) {
      throw new CannotAskException(
          "component states are kept on the server alone; leave out -RemoteOnly");
    }
    return new ComponentRequest(component, requester, state, who, hold.reason, hold.duration);
  }
}
