package dev.tend.cli;

import dev.tend.cli.agent.AgentCommand;
import dev.tend.cli.authoring.SchemaCommand;
import dev.tend.cli.authoring.TestCommand;
import dev.tend.cli.authoring.ValidateCommand;
import dev.tend.cli.component.ComponentCommand;
import dev.tend.cli.component.GetServerComponentState;
import dev.tend.cli.component.SetServerComponentState;
import dev.tend.cli.event.EventsCommand;
import dev.tend.cli.health.HealthReportCommand;
import dev.tend.cli.health.ServerHealthCommand;
import dev.tend.cli.lever.ApproveCommand;
import dev.tend.cli.lever.BrakeCommand;
import dev.tend.cli.lever.ClearCommand;
import dev.tend.cli.monitoring.InvokeProbeCommand;
import dev.tend.cli.monitoring.MonitoringItemHelpCommand;
import dev.tend.cli.monitoring.MonitoringItemIdentityCommand;
import dev.tend.cli.monitoring.NotifyCommand;
import dev.tend.cli.monitoring.ServerMonitorCommand;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.override.OverrideCmdlets;
import dev.tend.cli.override.OverrideCommand;
import dev.tend.definition.problem.Suggestions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The {@code tend} command: where the program starts, and the only place where it exits. */
@Command(
    name = "tend",
    description = "Keeps a mail server available.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      AgentCommand.class,
      HealthReportCommand.class,
      ServerHealthCommand.class,
      MonitoringItemIdentityCommand.class,
      MonitoringItemHelpCommand.class,
      InvokeProbeCommand.class,
      ServerMonitorCommand.class,
      NotifyCommand.class,
      SetServerComponentState.class,
      GetServerComponentState.class,
      ComponentCommand.class,
      OverrideCommand.class,
      OverrideCmdlets.AddServer.class,
      OverrideCmdlets.GetServer.class,
      OverrideCmdlets.RemoveServer.class,
      OverrideCmdlets.AddGlobal.class,
      OverrideCmdlets.GetGlobal.class,
      OverrideCmdlets.RemoveGlobal.class,
      BrakeCommand.class,
      ApproveCommand.class,
      ClearCommand.class,
      ValidateCommand.class,
      SchemaCommand.class,
      TestCommand.class,
      EventsCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Main implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Starts the program. Exits with 0 when done, 1 for bad news, 2 if it could not ask. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = execute(args, out, err, Ansi.AUTO);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /**
   * Runs a command without colour and without ending the program.
   *
   * @return the exit code: 0 done, 1 bad news, 2 the question could not be asked
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return execute(args, out, err, Ansi.OFF);
  }

  private static int execute(String[] args, PrintWriter out, PrintWriter err, Ansi ansi) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(Main::runKnown);
    line.setExecutionExceptionHandler(Main::explain);
    line.setParameterExceptionHandler(Main::refuse);
    return line.execute(CmdletArguments.inWordsOfPosix(args, line));
  }

  /** Help and version are for commands that there are: picocli itself asks for no more. */
  private static int runKnown(CommandLine.ParseResult parsed) {
    for (CommandLine.ParseResult one = parsed; one != null; one = one.subcommand()) {
      CommandLine line = one.commandSpec().commandLine();
      if (!one.unmatched().isEmpty() && !line.getSubcommands().isEmpty()) {
        throw new CommandLine.UnmatchedArgumentException(line, one.unmatched());
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    int status =
        switch (failure) {
          case CannotAskException cannot -> ExitCode.CANNOT_ASK;
          case NegativeResultException badNews -> ExitCode.BAD_NEWS;
          default -> throw failure;
        };
    line.getErr().println("tend: " + failure.getMessage());
    return status;
  }

  /** Says what is wrong with the arguments and where to read more. */
  private static int refuse(CommandLine.ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    List<String> unmatched =
        wrong instanceof CommandLine.UnmatchedArgumentException unknown
            ? unknown.getUnmatched()
            : List.of();
    boolean isCommand = !unmatched.isEmpty() && !line.getSubcommands().isEmpty();
    String what =
        isCommand
            ? "there is no command " + unmatched.getFirst()
            : String.valueOf(wrong.getMessage());
    Collection<String> known =
        isCommand ? line.getSubcommands().keySet() : line.getCommandSpec().optionsMap().keySet();
    String nearest =
        unmatched.stream()
            .findFirst()
            .flatMap(typed -> Suggestions.nearest(isCommand ? typed : posix(typed), known))
            .map(near -> "; did you mean " + near + "?")
            .orElse("");
    String advice =
        isCommand && nearest.isEmpty() ? "; " + command + " --help lists them" : nearest;
    String more = isCommand ? "" : "; see " + command + " --help";
    line.getErr().println("tend: " + what + advice + more);
    return ExitCode.CANNOT_ASK;
  }

  /** An option in POSIX spelling, without its value. */
  private static String posix(String typed) {
    String name = typed.replaceFirst("[:=].*", "");
    return name.startsWith("-") && !name.startsWith("--") ? "-" + name : name;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Reads the version from the manifest of the jar this class came in. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tend " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
  }
}
