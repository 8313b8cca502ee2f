package dev.tend.cli.override;

import dev.tend.cli.output.ExitCode;
import dev.tend.override.admin.OverrideListing;
import picocli.CommandLine.Command;

/** Has overrides looked at now, and lists them. */
@Command(
    name = "look",
    description =
        "Has the agent look at its overrides, at the shared directory and at the version of the"
            + " mail server now, and lists them. Exits with 1 when the directory cannot be read.")
final class OverrideLookCommand extends OverrideListCommand {
  @Override
  int show(OverrideConnection access) {
    OverrideListing listing = access.look();
    show(listing);
    boolean trouble = listing.directory().flatMap(OverrideListing.Directory::trouble).isPresent();
    return trouble ? ExitCode.BAD_NEWS : ExitCode.DONE;
  }
}
