package dev.tend.cli;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How overrides are shown by a command. */
final class OverrideShow {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ConnectionOptions door = new ConnectionOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description = "Only those of this health set, item or target; all unless given.")
  private Optional<String> positional = Optional.empty();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same.")
  private Optional<String> identity = Optional.empty();

  /** Shows what is known. */
  int list(Optional<String> server, Optional<OverrideScope> scope) {
    try (OverrideAccess access = open(server)) {
      show(access.list(), scope);
    }
    return ExitCode.DONE;
  }

  private OverrideAccess open(Optional<String> server) {
    try {
      return door.open(server);
    } catch (WrongServerException elsewhere) {
      spec.commandLine().getOut().println(CommandHint.there(spec, List.of()));
      throw elsewhere;
    }
  }

  /** Has everything looked at anew, and shows it; bad news when that was not possible. */
  int look(Optional<String> server) {
    try (OverrideAccess access = open(server)) {
      OverrideListing listing = access.look();
      show(listing, Optional.empty());
      boolean trouble = listing.directory().flatMap(OverrideListing.Directory::trouble).isPresent();
      return trouble ? ExitCode.BAD_NEWS : ExitCode.DONE;
    }
  }

  private void show(OverrideListing listing, Optional<OverrideScope> scope) {
    Optional<String> wanted = identity.or(() -> positional).map(text -> text.replace('/', '\\'));
    List<OverrideRow> rows =
        listing.overrides().stream()
            .filter(row -> scope.map(OverrideScope::text).map(row.scope()::equals).orElse(true))
            .filter(row -> wanted.map(text -> isWithin(row.identity(), text)).orElse(true))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    OverrideListing shown =
        new OverrideListing(
            listing.server(),
            listing.agentRunning(),
            listing.at(),
            rows,
            listing.leftOut(),
            listing.directory());
    output.print(out, shown, () -> new OverrideListingText(shown).lines().forEach(out::println));
  }

  private static boolean isWithin(String identity, String wanted) {
    return identity.equalsIgnoreCase(wanted)
        || identity.regionMatches(true, 0, wanted + "\\", 0, wanted.length() + 1);
  }
}
