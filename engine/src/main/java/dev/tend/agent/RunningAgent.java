package dev.tend.agent;

import dev.tend.api.server.ApiServer;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.eventlog.EventLog;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running agent, and how they stop: in the reverse of the order they started in. */
record RunningAgent(
    AgentComponents components,
    List<AutoCloseable> watches,
    Reloads reloads,
    StatusSource status,
    ApiServer api,
    BalancerListeners balancers) {
  private static final Logger LOG = LoggerFactory.getLogger(RunningAgent.class);
  private static final Duration ACTIONS = Duration.ofSeconds(15);
  private static final Duration COMMANDS = Duration.ofSeconds(5);
  private static final Duration EVENTS = Duration.ofSeconds(5);

  void close() {
    LOG.info("the agent is stopping");
    watches.forEach(RunningAgent::close);
    api.close();
    components.schedule.close();
    List<String> left = components.actions.stop(ACTIONS);
    close(components.componentTasks);
    close(() -> components.components.close(Deadline.in(COMMANDS)));
    components.runner.close();
    components.brake.close();
    components.loop.submit(new EnvironmentInput.AgentStopping());
    components.loop.close();
    close(components.pager);
    EventLog log = components.resources.log();
    if (!log.close(Deadline.in(EVENTS))) {
      LOG.warn("some events were not written: {}", log.health());
    }
    close(components.keeper);
    close(balancers);
    LOG.info("the agent has stopped{}", left.isEmpty() ? "" : "; still running: " + left);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception unclosable) {
      LOG.warn("a part did not stop: {}", unclosable.toString());
    }
  }
}
