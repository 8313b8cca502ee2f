package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds an override for several servers. */
@Command(
    name = "add-global-monitoring-override",
    description = {
      "Changes one property of one probe, monitor, responder or health set, for every server that"
          + " shares a directory with this one, or for some of them.",
      "A server takes it in when it looks next, which is every 10 minutes unless configured"
          + " otherwise; this one at once.",
      "What is wrong is refused with the reason and the nearest right spelling; then nothing is"
          + " written, and it exits with 1.",
      "Without a running agent it is written all the same and takes effect when the agent starts."
    })
final class AddGlobalOverrideCommand implements Callable<Integer> {
  @Mixin private OverrideSubjectOption subject = new OverrideSubjectOption();
  @Mixin private OverrideSelectionOption selection = new OverrideSelectionOption();
  @Mixin private SigningOption signing = new SigningOption();
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
      names = "--unseen",
      description = "Lets servers and groups be named that have not been heard of.")
  private boolean unseen;

  @Override
  public Integer call() {
    OverrideRequest request =
        new OverrideRequest(
            OverrideScope.GLOBAL,
            subject.identity(),
            subject.itemType(),
            subject.property(),
            value,
            terms.duration(),
            terms.version(),
            selection.servers(),
            selection.groups(),
            terms.owner(),
            terms.reason(),
            terms.replace(),
            deed.isTrial(),
            unseen);
    return deed.add(Optional.empty(), request, signing);
  }
}
