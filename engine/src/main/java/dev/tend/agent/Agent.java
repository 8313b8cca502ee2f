package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.ReloadAnswer;
import dev.tend.core.HealthSnapshot;
import dev.tend.definition.type.Types;
import dev.tend.discovery.TargetFinders;
import dev.tend.probe.Probe;
import dev.tend.recovery.RecoveryAction;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The agent: probes, judges, repairs and pages people, until it is closed. A mail server on the JVM
 * can run one inside itself: the agent has no static state and never ends the program.
 */
public final class Agent implements AutoCloseable {
  private final AgentLifecycle agentLifecycle;

  private Agent(AgentLifecycle agentLifecycle) {
    this.agentLifecycle = agentLifecycle;
  }

  /**
   * Starts an agent.
   *
   * @param file its configuration
   * @throws CannotLoadException if the configuration or the health sets are not valid
   * @throws CannotStartException if a part cannot start, such as when another agent uses the same
   *     state or port
   */
  public static Agent start(Path file) throws CannotLoadException, CannotStartException {
    return start(file, types(), List.of(), List.of(), ServerGroup.alone());
  }

  /** The types that an agent knows without further ones, with the names of its discoveries. */
  public static Types types() {
    return Types.builtIn().discovering(TargetFinders.builtIn().discoveryTypes());
  }

  /**
   * Starts an agent that knows further types, and other servers.
   *
   * @param file its configuration
   * @param types all types, the further ones with them
   * @param probes the probes of the further types
   * @param actions the actions of the further types
   * @param group the other servers; {@link ServerGroup#alone} for none
   * @throws CannotLoadException if the configuration or the health sets are not valid
   * @throws CannotStartException if a part cannot start
   */
  public static Agent start(
      Path file, Types types, List<Probe> probes, List<RecoveryAction> actions, ServerGroup group)
      throws CannotLoadException, CannotStartException {
    Loader loader = new Loader(file, types);
    LoadedConfiguration loadedConfiguration = loader.load();
    InitialState restored = InitialState.load(loadedConfiguration.configuration(), types);
    AgentAssembly agentAssembly =
        new AgentAssembly(loader, types, new AgentComponents.Plugins(probes, actions, group));
    return new Agent(new AgentLifecycle(agentAssembly, loadedConfiguration, restored));
  }

  /** Reloads configuration and definitions, as {@code SIGHUP} does; waits until it is done. */
  public ReloadAnswer reload() {
    return agentLifecycle.current().reloads().reload();
  }

  /** Stops all recovery, as {@code tend brake} does; returns at once. */
  public void pullBrake(String owner, String reason) {
    var unused = agentLifecycle.current().components().brake.pull(owner, reason);
  }

  /** The health of everything. */
  public HealthSnapshot snapshot() {
    return agentLifecycle.current().components().loop.snapshot();
  }

  /** The status of the agent itself. */
  public AgentStatus status() {
    return agentLifecycle.current().status().get();
  }

  /** Where the API listens. */
  public InetSocketAddress address() {
    return agentLifecycle.current().api().address();
  }

  /** Waits until the agent is closed. */
  public void join() throws InterruptedException {
    try {
      agentLifecycle.ended().get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("closing does not fail", impossible);
    }
  }

  /**
   * Stops within 40 seconds: nothing new starts, actions under way may end, what was decided is
   * kept, events are written.
   */
  @Override
  public void close() {
    agentLifecycle.close();
  }
}
