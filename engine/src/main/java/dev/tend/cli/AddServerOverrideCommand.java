package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds an override for one server. */
@Command(
    name = "add-server-monitoring-override",
    description = {
      "Changes one property of one probe, monitor, responder or health set, for this server alone.",
      "For another server it prints the command to run there and exits with 2.",
      "What is wrong is refused with the reason and the nearest right spelling; then nothing is"
          + " written, and it exits with 1.",
      "Without a running agent it is written all the same and takes effect when the agent starts."
    })
final class AddServerOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideSubjectOption subject = new OverrideSubjectOption();
  @Mixin private OverrideValidityOptions terms = new OverrideValidityOptions();
  @Mixin private OverrideMutation deed = new OverrideMutation();

  @Option(
      names = {"--property-value", "--value"},
      required = true,
      paramLabel = "VALUE",
      description =
          "The value with its unit; under an Exchange name a bare number has Exchange's unit.")
  private String value = "";

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server; this one unless given.")
  private Optional<String> server = Optional.empty();

  @Override
  public Integer call() {
    OverrideRequest request =
        new OverrideRequest(
            OverrideScope.SERVER,
            subject.identity(),
            subject.itemType(),
            subject.property(),
            value,
            terms.duration(),
            terms.version(),
            Optional.empty(),
            Optional.empty(),
            terms.owner(),
            terms.reason(),
            terms.replace(),
            deed.isTrial(),
            false);
    return deed.add(server, request, new SigningOption());
  }
}
