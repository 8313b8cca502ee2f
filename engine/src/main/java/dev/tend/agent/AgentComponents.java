package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.RecoveryInput;
import dev.tend.loop.HealthLoop;
import dev.tend.poll.OverridePoller;
import dev.tend.probe.Probe;
import dev.tend.probe.run.Limits;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.run.RecoveryRunner;
import dev.tend.recovery.service.Services;
import dev.tend.recovery.service.Systemd;
import dev.tend.recovery.webhook.HttpPagePost;
import dev.tend.recovery.webhook.Pager;
import dev.tend.recovery.webhook.RetryPolicy;
import dev.tend.schedule.ProbeSchedule;
import dev.tend.state.OpenedState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moving parts of the agent, connected with one another and not yet moving. */
final class AgentComponents {
  private static final Logger LOG = LoggerFactory.getLogger(AgentComponents.class);
  private static final int FILE_PROBES = 8;

  private final AgentConfiguration configuration;
  private final AgentResources resources;
  private final OverridePoller overrides;
  private final LastRuns lastRuns = new LastRuns();
  private final ResultDispatcher dispatcher;
  private final StoreKeeper keeper;
  private final Optional<Systemd> systemd;
  private final Services services;
  private final ProbeRunner runner;
  private final ProbeSchedule schedule;
  private final RecoveryRunner acts;
  private final Pager pager;
  private final Components components;
  private final EffectRouter router;
  private final HealthLoop loop;

  /** Types of a plug-in. */
  record Further(List<Probe> probes, List<RecoveryAction> actions) {}

  AgentComponents(
      AgentConfiguration configuration,
      AgentResources resources,
      CoreIncarnation incarnation,
      OverridePoller overrides,
      Further further) {
    this.configuration = configuration;
    this.resources = resources;
    this.overrides = overrides;
    SelfProbe self = new SelfProbe(resources.agentGaugeSource());
    dispatcher = new ResultDispatcher(resources.metrics(), lastRuns, self, resources.log());
    keeper =
        new StoreKeeper(
            resources.restored().opened().map(OpenedState::store),
            resources.restored().trouble(),
            resources.metrics());
    systemd = BuiltIns.systemd(configuration);
    services = new Services(configuration.services(), systemd);
    List<Probe> probes = new ArrayList<>(further.probes());
    probes.addAll(BuiltIns.probes(resources.names(), configuration.server()));
    probes.add(self);
    runner =
        new ProbeRunner(
            probes,
            new Limits(
                configuration.concurrency().total(),
                configuration.concurrency().perSet(),
                FILE_PROBES),
            incarnation.clock(),
            resources.secrets(),
            dispatcher::result);
    schedule = ProbeSchedule.start(runner::scheduled);
    acts = acts(further.actions());
    pager = pager();
    components = new Components(configuration.components());
    router = routes();
    loop =
        new HealthLoop(incarnation.core(), incarnation.clock(), keeper, dispatcher::events, router);
    dispatcher.connect(loop);
    resources
        .agentGaugeSource()
        .connect(new AgentGaugeSource.Running(loop, runner, schedule, pager, overrides));
  }

  private RecoveryRunner acts(List<RecoveryAction> further) {
    List<RecoveryAction> actions = new ArrayList<>(further);
    actions.addAll(BuiltIns.actions(configuration, services, systemd));
    return new RecoveryRunner(
        actions,
        intent -> keeper.children(intent.instance()),
        this::acted,
        RecoveryRunner.Limits.usual());
  }

  private void acted(Intent intent, ActionOutcome outcome) {
    dispatcher.submit(
        new RecoveryInput.RecoveryEnded(intent.instance(), outcome.result(), outcome.message()));
    keeper.ended(intent.instance());
  }

  private Pager pager() {
    HttpPagePost post =
        new HttpPagePost(
            configuration.server(),
            resources.names(),
            resources.secrets(),
            (SSLSocketFactory) SSLSocketFactory.getDefault());
    return new Pager(
        configuration.webhooks(),
        post,
        RetryPolicy.usual(),
        (alert, sequence) -> {
          resources.metrics().pageDelivered();
          dispatcher.submit(new EnvironmentInput.PageDelivered(alert, sequence));
        });
  }

  private EffectRouter routes() {
    return new EffectRouter(
        new EffectRouter.Consumers(
            runner::run,
            all -> {
              lastRuns.keep(all.probes());
              schedule.apply(all.probes());
            },
            begin -> acts.begin(begin.intent()),
            send -> pager.send(send.page()),
            components::bringOnline));
  }

  /** Those that work for the loop, with those that watch and are to stop before them. */
  RunningAgent.Workers workers(List<AutoCloseable> watches) {
    List<AutoCloseable> all = new ArrayList<>(watches);
    all.add(components);
    return new RunningAgent.Workers(schedule, runner, acts, pager, keeper, all);
  }

  LastRuns lastRuns() {
    return lastRuns;
  }

  ResultDispatcher dispatcher() {
    return dispatcher;
  }

  StoreKeeper keeper() {
    return keeper;
  }

  Optional<Systemd> systemd() {
    return systemd;
  }

  Services services() {
    return services;
  }

  ProbeRunner runner() {
    return runner;
  }

  ProbeSchedule schedule() {
    return schedule;
  }

  EffectRouter router() {
    return router;
  }

  HealthLoop loop() {
    return loop;
  }

  /** Name servers change under a running agent; those it knows stand while they cannot be read. */
  void readNames() {
    try {
      resources.names().reload();
    } catch (IOException unreadable) {
      LOG.warn("name servers and hosts stand as they were: {}", unreadable.toString());
    }
  }

  /** The clock stepped: Quartz must be told, the core, and who watches the ends of overrides. */
  void stepped(Duration by) {
    loop.submit(new EnvironmentInput.WallClockStepped(by));
    overrides.stepped();
    schedule.reset();
  }
}
