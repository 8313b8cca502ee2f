package dev.tend.cli.override;

import dev.tend.cli.output.ExitCode;
import dev.tend.override.admin.OverrideListing;
import picocli.CommandLine.Command;

/** Polls overrides now and lists them. */
@Command(
    name = "look",
    description =
        "Polls the overrides, the shared directory and the mail server's version now, and lists the"
            + " overrides. Exits with 1 when the directory cannot be read.")
final class OverrideLookCommand extends OverrideListCommand {
  @Override
  int show(OverrideConnection access) {
    OverrideListing listing = access.look();
    show(listing);
    boolean bad = listing.directory().flatMap(OverrideListing.Directory::trouble).isPresent();
    return bad ? ExitCode.BAD_NEWS : ExitCode.DONE;
  }
}
