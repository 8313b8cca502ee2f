package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.WorldInput;
import dev.tend.loop.HealthLoop;
import dev.tend.poll.OverridePoller;
import dev.tend.probe.Probe;
import dev.tend.probe.run.Limits;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.page.HttpPagePost;
import dev.tend.recovery.page.Pace;
import dev.tend.recovery.page.Pager;
import dev.tend.recovery.run.RecoveryRunner;
import dev.tend.recovery.service.Services;
import dev.tend.recovery.service.Systemd;
import dev.tend.schedule.ProbeSchedule;
import dev.tend.state.Opened;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moving parts of the agent, connected with one another and not yet moving. */
final class Machinery {
  private static final Logger LOG = LoggerFactory.getLogger(Machinery.class);
  private static final int FILE_PROBES = 8;

  private final AgentConfiguration configuration;
  private final Ground ground;
  private final OverridePoller overrides;
  private final LastRuns lastRuns = new LastRuns();
  private final Switchboard switchboard;
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

  Machinery(
      AgentConfiguration configuration,
      Ground ground,
      Life life,
      OverridePoller overrides,
      Further further) {
    this.configuration = configuration;
    this.ground = ground;
    this.overrides = overrides;
    SelfProbe self = new SelfProbe(ground.figures());
    switchboard = new Switchboard(ground.metrics(), lastRuns, self, ground.log());
    keeper =
        new StoreKeeper(
            ground.memory().opened().map(Opened::store),
            ground.memory().trouble(),
            ground.metrics());
    systemd = BuiltIns.systemd(configuration);
    services = new Services(configuration.services(), systemd);
    List<Probe> probes = new ArrayList<>(further.probes());
    probes.addAll(BuiltIns.probes(ground.names(), configuration.server()));
    probes.add(self);
    runner =
        new ProbeRunner(
            probes,
            new Limits(
                configuration.concurrency().total(),
                configuration.concurrency().perSet(),
                FILE_PROBES),
            life.clock(),
            ground.secrets(),
            switchboard::result);
    schedule = ProbeSchedule.start(runner::scheduled);
    acts = acts(further.actions());
    pager = pager();
    components = new Components(configuration.components());
    router = routes();
    loop = new HealthLoop(life.core(), life.clock(), keeper, switchboard::events, router);
    switchboard.connect(loop);
    ground.figures().connect(new Figures.Running(loop, runner, schedule, pager, overrides));
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
    switchboard.submit(
        new RecoveryInput.RecoveryEnded(intent.instance(), outcome.result(), outcome.message()));
    keeper.ended(intent.instance());
  }

  private Pager pager() {
    HttpPagePost post =
        new HttpPagePost(
            configuration.server(),
            ground.names(),
            ground.secrets(),
            (SSLSocketFactory) SSLSocketFactory.getDefault());
    return new Pager(
        configuration.webhooks(),
        post,
        Pace.usual(),
        (alert, sequence) -> {
          ground.metrics().pageDelivered();
          switchboard.submit(new WorldInput.PageDelivered(alert, sequence));
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
  Parts.Workers workers(List<AutoCloseable> watches) {
    List<AutoCloseable> all = new ArrayList<>(watches);
    all.add(components);
    return new Parts.Workers(schedule, runner, acts, pager, keeper, all);
  }

  LastRuns lastRuns() {
    return lastRuns;
  }

  Switchboard switchboard() {
    return switchboard;
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
      ground.names().reload();
    } catch (IOException unreadable) {
      LOG.warn("name servers and hosts stand as they were: {}", unreadable.toString());
    }
  }

  /** The clock stepped: Quartz must be told, the core, and who watches the ends of overrides. */
  void stepped(Duration by) {
    loop.submit(new WorldInput.WallClockStepped(by));
    overrides.stepped();
    schedule.reset();
  }
}
