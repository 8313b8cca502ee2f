package dev.tend.cli.override;

import dev.tend.cli.option.ConfirmOption;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.OutputOption;
import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.SignedOverride;
import dev.tend.override.merge.OverrideOutcome;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What adding and removing have in common: how a change is described, tried and reported. */
abstract class OverrideChangeCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();
  @Mixin private ConfirmOption confirm = new ConfirmOption();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same as the argument.")
  private Optional<String> identity = Optional.empty();

  @Option(
      names = "--item-type",
      paramLabel = "TYPE",
      description = "Probe, Monitor, Responder or HealthSet; needed if two items share the name.")
  Optional<String> itemType = Optional.empty();

  @Option(
      names = {"--property-name", "--property"},
      paramLabel = "NAME",
      description = "The property, by its own name or an Exchange name.")
  Optional<String> property = Optional.empty();

  @Option(
      names = {"--version", "--apply-version"},
      paramLabel = "RANGE",
      description =
          "The versions of the mail server that it is for: one, such as 3.8.1, or a range, such as"
              + " '[3.7,3.9)'.")
  Optional<String> version = Optional.empty();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description =
          "The server. Default: this one. For another it prints the command to run there and exits"
              + " with 2.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--servers",
      paramLabel = "NAMES",
      description = "Only for these servers, separated by commas; makes it a global override.")
  private Optional<String> servers = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "NAMES",
      description =
          "Only for servers in one of these groups, separated by commas; makes it a global"
              + " override.")
  private Optional<String> groups = Optional.empty();

  @Option(names = "--global", description = "For all servers that share this one's directory.")
  private boolean global;

  /** Not mixed in as usual, since {@code --version} means the mail server's here. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli asks for the option, not for its value
  private boolean help;

  /** The scope that the name of the command implies; empty: the options say. */
  final Optional<OverrideScope> preset;

  OverrideChangeCommand(Optional<OverrideScope> preset) {
    this.preset = preset;
  }

  /** Where the override is kept, if the command says so. */
  final Optional<OverrideScope> scope() {
    if (global && preset.filter(OverrideScope.SERVER::equals).isPresent()) {
      throw new CannotAskException("--global is for several servers, but this command is for one");
    }
    if (server.isPresent() && preset.filter(OverrideScope.GLOBAL::equals).isPresent()) {
      throw new CannotAskException(
          "-Server is for the overrides of one server; did you mean --servers?");
    }
    boolean several = global || servers.isPresent() || groups.isPresent();
    return preset.or(() -> Optional.of(OverrideScope.GLOBAL).filter(any -> several));
  }

  /** What the override changes. */
  final String identity(Optional<String> positional) {
    if (identity.isPresent() && positional.isPresent()) {
      throw new CannotAskException(
          "two identities are given: " + positional.get() + " and " + identity.get());
    }
    return identity
        .or(() -> positional)
        .orElseThrow(() -> new CannotAskException("which item? Give --identity HealthSet/Item"));
  }

  final String propertyName() {
    return property.orElseThrow(
        () ->
            new CannotAskException(
                "which property? Give --property-name NAME; tend get-monitoring-item-help lists"
                    + " those of an item"));
  }

  /** The servers as they were named; an empty text names no server, which does not mean all. */
  final Optional<List<String>> servers() {
    return servers.map(OverrideChangeCommand::names);
  }

  /** The groups as they were named. */
  final Optional<List<String>> groups() {
    return groups.map(OverrideChangeCommand::names);
  }

  private static List<String> names(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(",", -1));
  }

  /** Whether only to show what would change. */
  final boolean isTrial() {
    return confirm.isTrial();
  }

  /** Opens the overrides that are meant. */
  final OverrideConnection open(List<String> more) {
    return connection.open(server, more);
  }

  /**
   * Makes a change and reports the outcome; tries it first if somebody must confirm or sign it.
   *
   * @param wanted the change, as a trial if only that is asked for
   * @param trial the same change as a trial
   * @param signing turns the trial's answer into the signed change; empty: nothing is signed
   * @return the exit code
   */
  final int change(
      OverrideConnection access,
      OverrideChange wanted,
      OverrideChange trial,
      Optional<Function<OverrideAnswer, SignedOverride>> signing) {
    boolean asked = !wanted.whatIf() && confirm.isAsked();
    OverrideChange last = wanted;
    if (asked || (!wanted.whatIf() && signing.isPresent())) {
      OverrideAnswer would = access.change(trial);
      if (!would.done()) {
        return report(would);
      }
      if (asked && !isConfirmed(would)) {
        return ExitCode.BAD_NEWS;
      }
      if (signing.isPresent()) {
        last = signing.get().apply(would);
      }
    }
    return report(access.change(last));
  }

  /** What became of a change, in lines. */
  abstract List<String> lines(OverrideAnswerText text);

  /** The question of {@code --confirm}. */
  abstract String question();

  private boolean isConfirmed(OverrideAnswer would) {
    PrintWriter err = spec.commandLine().getErr();
    lines(text(would)).forEach(err::println);
    boolean yes = confirm.isGiven(err, question());
    if (!yes) {
      err.println("tend: nothing was done");
    }
    return yes;
  }

  private OverrideAnswerText text(OverrideAnswer answer) {
    return new OverrideAnswerText(answer, Instant.now(), id -> CommandHint.removal(spec, id));
  }

  private int report(OverrideAnswer answer) {
    PrintWriter out = spec.commandLine().getOut();
    output.print(
        out,
        answer,
        () -> {
          if (answer.done()) {
            lines(text(answer)).forEach(out::println);
          } else {
            String why =
                answer.refusal().map(OverrideOutcome.Refused::text).orElse("no reason was given");
            spec.commandLine().getErr().println("tend: nothing was done: " + why);
          }
        });
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }
}
