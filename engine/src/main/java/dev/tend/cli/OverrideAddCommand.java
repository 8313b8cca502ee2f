package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an override, in everyday words. */
@Command(
    name = "add",
    description = {
      "Changes one property: for this server, or with --global, --servers or --groups for several.",
      "What is wrong is refused with the reason and the nearest right spelling; then nothing is"
          + " written, and it exits with 1."
    })
final class OverrideAddCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "IDENTITY",
      description = "HealthSet/Item, HealthSet/Item/Target or a health set.")
  private String identity = "";

  @Parameters(
      index = "1",
      paramLabel = "PROPERTY=VALUE",
      description = "What to change, and its value with its unit.")
  private String change = "";

  @Mixin private OverrideSelectionOption selection = new OverrideSelectionOption();
  @Mixin private SigningOption signing = new SigningOption();
  @Mixin private OverrideValidityOptions terms = new OverrideValidityOptions();
  @Mixin private OverrideMutation deed = new OverrideMutation();

  @Option(
      names = "--item-type",
      paramLabel = "TYPE",
      description = "Probe, Monitor, Responder or HealthSet; needed where two items have the name.")
  private Optional<String> itemType = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "Another server; prints the command to run there, and exits with 2.")
  private Optional<String> server = Optional.empty();

  @Option(names = "--global", description = "For every server that shares a directory with this.")
  private boolean global;

  @Option(
      names = "--unseen",
      description = "Lets servers and groups be named that have not been heard of.")
  private boolean unseen;

  @Override
  public Integer call() {
    int equals = change.indexOf('=');
    if (equals < 1) {
      throw new CannotAskException(
          "'" + change + "' is no PROPERTY=VALUE; write it as in mode=observe, without blanks");
    }
    OverrideRequest request =
        new OverrideRequest(
            global || selection.isMade() ? OverrideScope.GLOBAL : OverrideScope.SERVER,
            identity,
            itemType,
            change.substring(0, equals),
            change.substring(equals + 1),
            terms.duration(),
            terms.version(),
            selection.servers(),
            selection.groups(),
            terms.owner(),
            terms.reason(),
            terms.replace(),
            deed.isTrial(),
            unseen);
    if (request.scope() == OverrideScope.SERVER && signing.isAsked()) {
      throw new CannotAskException("only global overrides are signed; add --global");
    }
    return deed.add(server, request, signing);
  }
}
