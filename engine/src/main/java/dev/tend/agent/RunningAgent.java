package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.server.ApiServer;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.eventlog.EventLog;
import dev.tend.loop.HealthLoop;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.recovery.run.RecoveryRunner;
import dev.tend.recovery.webhook.Pager;
import dev.tend.schedule.ProbeSchedule;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running agent, and how they stop: in the reverse of the order they started in. */
record RunningAgent(
    AgentResources resources,
    HealthLoop loop,
    Workers workers,
    Reloads reloads,
    Supplier<AgentStatus> status,
    ApiServer api) {
  private static final Logger LOG = LoggerFactory.getLogger(RunningAgent.class);
  private static final Duration ACTS = Duration.ofSeconds(15);
  private static final Duration EVENTS = Duration.ofSeconds(5);

  /** Those that work for the loop. */
  record Workers(
      ProbeSchedule schedule,
      ProbeRunner probes,
      RecoveryRunner acts,
      Pager pager,
      StoreKeeper keeper,
      List<AutoCloseable> watches) {}

  void close() {
    LOG.info("the agent stops");
    workers.watches().forEach(RunningAgent::close);
    api.close();
    workers.schedule().close();
    List<String> left = workers.acts().stop(ACTS);
    workers.probes().close();
    loop.submit(new EnvironmentInput.AgentStopping());
    loop.close();
    close(workers.pager());
    EventLog log = resources.log();
    if (!log.close(Deadline.in(EVENTS))) {
      LOG.warn("events were left unwritten: {}", log.health());
    }
    close(workers.keeper());
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
