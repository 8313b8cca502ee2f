package dev.tend.cli.override;

import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.OutputOption;
import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists overrides. */
@Command(
    name = "list",
    description =
        "Lists all overrides: what each changes, what became of it here and on other servers, by"
            + " whom, why, and until when.",
    mixinStandardHelpOptions = true)
class OverrideListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description = "Only those of this health set, item or target. Default: all.")
  private Optional<String> positional = Optional.empty();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same as the argument.")
  private Optional<String> identity = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "The server. Default: this one, or the one behind the tunnel.")
  private Optional<String> server = Optional.empty();

  private final Optional<OverrideScope> scope;

  OverrideListCommand() {
    this(Optional.empty());
  }

  /**
   * A command.
   *
   * @param scope which ones to list; empty: all
   */
  OverrideListCommand(Optional<OverrideScope> scope) {
    this.scope = scope;
  }

  @Override
  public Integer call() {
    try (OverrideConnection access = connection.open(server, List.of())) {
      return show(access);
    }
  }

  /** Shows what is known and returns the exit code. */
  int show(OverrideConnection access) {
    show(access.list());
    return ExitCode.DONE;
  }

  final void show(OverrideListing listing) {
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
