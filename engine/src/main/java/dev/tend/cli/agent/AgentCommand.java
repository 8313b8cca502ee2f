package dev.tend.cli.agent;

import dev.tend.agent.Agent;
import dev.tend.agent.CannotLoadException;
import dev.tend.agent.CannotStartException;
import dev.tend.cli.output.ExitCode;
import dev.tend.config.ConfigurationFiles;
import dev.tend.definition.problem.Problems;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the agent in the foreground; a service manager keeps it running. */
@Command(
    name = "agent",
    description = {
      "Runs the agent in the foreground until SIGTERM or SIGINT.",
      "SIGHUP reloads its configuration and health sets. They are validated first; if anything is"
          + " wrong, what was in effect stays in effect.",
      "SIGUSR1 pulls the brake, as 'tend brake' does; no signal releases it."
    },
    mixinStandardHelpOptions = true)
public final class AgentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration. Default: $TEND_CONFIG, else /etc/tend/tend.yaml.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Path file = ConfigurationFiles.find(config, System.getenv());
    BrakeSignal brake = BrakeSignal.listen();
    try (Agent agent = Agent.start(file)) {
      brake.pulls(agent);
      SignalHandlers.handle("HUP", agent::reload);
      Thread stop = Thread.ofPlatform().name("tend-stop").unstarted(agent::close);
      Runtime.getRuntime().addShutdownHook(stop);
      spec.commandLine().getOut().println("tend watches; its API is at " + at(agent.address()));
      agent.join();
      return ExitCode.DONE;
    } catch (CannotLoadException bad) {
      Problems.lines(bad.problems(), CannotLoadException.WHOLE).forEach(err::println);
      err.println("tend: the agent does not start until these are fixed");
      return ExitCode.CANNOT_ASK;
    } catch (CannotStartException cannot) {
      err.println("tend: the agent does not start: " + cannot.getMessage());
      return ExitCode.CANNOT_ASK;
    }
  }

  private static String at(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
