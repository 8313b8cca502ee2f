package dev.tend.agent;

import dev.tend.brake.BrakeFile;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.EnvironmentInput;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.RecoveryInput;
import dev.tend.core.input.Trigger;
import dev.tend.core.instance.DiscoveryMonitor;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.AgentProbeType;
import dev.tend.loop.HealthLoop;
import dev.tend.metrics.AgentMetrics;
import dev.tend.poll.OverridePoller;
import dev.tend.probe.Probe;
import dev.tend.probe.run.ConcurrencyLimits;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.probe.run.ResultSink;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.component.Components;
import dev.tend.recovery.evidence.EvidenceCollector;
import dev.tend.recovery.evidence.EvidenceRequest;
import dev.tend.recovery.intervention.OperatorWatch;
import dev.tend.recovery.run.RecoveryRunner;
import dev.tend.recovery.service.Services;
import dev.tend.recovery.service.Systemd;
import dev.tend.recovery.webhook.HttpPagePost;
import dev.tend.recovery.webhook.Pager;
import dev.tend.recovery.webhook.RetryPolicy;
import dev.tend.schedule.ProbeSchedule;
import dev.tend.state.Inbox;
import dev.tend.state.OpenedState;
import dev.tend.time.SteadyClock;
import dev.tend.tls.HostTrust;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the agent, connected but not yet started: results, events and effects pass here from
 * one to the next.
 */
final class AgentComponents {
  private static final Logger LOG = LoggerFactory.getLogger(AgentComponents.class);
  private static final int FILE_PROBES = 8;

  private final AgentConfiguration configuration;
  private final Map<ItemId, ProbeReported> lastRuns = new ConcurrentHashMap<>();
  private final Map<ItemId, CompletableFuture<ProbeReported>> invoked = new ConcurrentHashMap<>();
  private final SelfProbe self;
  private final ProbeCoverage coverage = new ProbeCoverage();
  private final MisplacedProbes misplaced;
  private volatile Map<ItemId, ScheduledProbe> probes = Map.of();
  private volatile Supplier<List<String>> signsLeftBehind = List::of;
  private volatile Supplier<Optional<String>> balancers = Optional::empty;
  final AgentResources resources;
  final RedEvents reds = new RedEvents();
  final SteadyClock clock;
  final OverridePoller overrides;
  final AgentGaugeSource gauges = new AgentGaugeSource(this);
  final AgentMetrics metrics = new AgentMetrics(AgentFacts.version(), gauges::read);
  final ReplaceableStateSink keeper;
  final Optional<Systemd> systemd;
  final Services services;
  final ProbeRunner runner;
  final ProbeSchedule schedule;
  final ApprovalFollowUp approvals = new ApprovalFollowUp();
  final RecoveryBrake brake;
  final EvidenceCollector evidence;
  final RecoveryRunner actions;
  final Pager pager;
  final Components components;
  final PeriodicTasks componentTasks = new PeriodicTasks(1, "tend-component");
  final HealthLoop loop;
  final InboxDelivery inbox;

  /** What a plug-in, or the program around the agent, brings. */
  record Plugins(List<Probe> probes, List<RecoveryAction> actions, ServerGroup group) {}

  AgentComponents(
      AgentConfiguration configuration,
      AgentResources resources,
      CoreIncarnation incarnation,
      OverridePoller overrides,
      Plugins plugins) {
    this.configuration = configuration;
    this.resources = resources;
    this.clock = incarnation.clock();
    this.overrides = overrides;
    resources.restored().state().checkpoint().ifPresent(reds::restore);
    misplaced = new MisplacedProbes(resources.restored().state(), MisplacedProbes::listeningHere);
    self = new SelfProbe(gauges);
    keeper =
        new ReplaceableStateSink(
            resources.restored().opened().map(OpenedState::store),
            resources.restored().trouble(),
            metrics);
    systemd = BuiltInTypes.systemd(configuration);
    services = new Services(configuration.services(), systemd);
    components =
        new Components(
            configuration.components(),
            configuration.balancers().port().isPresent(),
            new StoredComponents(this),
            incarnation.clock());
    runner =
        new ProbeRunner(
            allProbes(plugins),
            new ConcurrencyLimits(
                configuration.concurrency().total(),
                configuration.concurrency().perSet(),
                FILE_PROBES),
            clock,
            resources.secrets(),
            new Results());
    schedule = ProbeSchedule.start(runner::scheduled);
    brake = brake();
    actions =
        new RecoveryRunner(
            allActions(plugins),
            brake::refusal,
            intent -> keeper.children(intent.instance()),
            this::acted,
            RecoveryRunner.Limits.usual());
    evidence = AgentEvidence.collector(configuration, overrides, systemd);
    pager = pager();
    loop =
        new HealthLoop(
            incarnation.core(), incarnation.clock(), keeper, this::recorded, this::carryOut);
    inbox = new InboxDelivery(Inbox.of(configuration.state()), loop);
  }

  private List<Probe> allProbes(Plugins plugins) {
    List<Probe> all = new ArrayList<>(plugins.probes());
    all.addAll(
        BuiltInTypes.probes(resources.names(), configuration.server(), configuration.state()));
    all.add(Probe.ofFiles(AgentProbeType.TYPE, self));
    return all;
  }

  private List<RecoveryAction> allActions(Plugins plugins) {
    List<RecoveryAction> all = new ArrayList<>(plugins.actions());
    all.addAll(BuiltInTypes.actions(configuration.destructive(), services, systemd, components));
    return all;
  }

  private RecoveryBrake brake() {
    Optional<BrakeSet> stored =
        resources.restored().state().records().stream()
            .filter(EnvironmentRecord.class::isInstance)
            .flatMap(record -> ((EnvironmentRecord) record).brake().stream())
            .findFirst();
    return new RecoveryBrake(new BrakeFile(configuration.state()), stored, this::braked);
  }

  private CompletableFuture<List<String>> braked(BrakeSet set) {
    return loop.ask(set)
        .thenApply(
            decision -> decision.events().stream().map(event -> event.id().toString()).toList());
  }

  private Pager pager() {
    HttpPagePost post =
        new HttpPagePost(
            configuration.server(), resources.names(), resources.secrets(), webhookSockets());
    return new Pager(
        configuration.webhooks(),
        post,
        RetryPolicy.usual(),
        (alert, sequence) -> {
          metrics.pageDelivered();
          loop.submit(new EnvironmentInput.PageDelivered(alert, sequence));
        });
  }

  /** Sets the watch whose old signs are reported; none are before. */
  void operatorsSeenBy(OperatorWatch watch) {
    signsLeftBehind = watch::leftBehind;
  }

  /** Sets the ports for load balancers; there are none before. */
  void balancersAnsweredBy(BalancerListeners listeners) {
    balancers = listeners::trouble;
  }

  /** What keeps clients from coming or staying away as they should; empty when nothing does. */
  Optional<String> componentTrouble() {
    List<String> all = new ArrayList<>(components.trouble());
    balancers.get().ifPresent(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  /** The signs of operators that are too old to count. */
  List<String> signsLeftBehind() {
    return signsLeftBehind.get();
  }

  /** Trusted certificates take time and memory, and many agents have no webhook that needs them. */
  private SSLSocketFactory webhookSockets() {
    return configuration.webhooks().stream().anyMatch(HttpPagePost::isTls)
        ? HostTrust.sockets()
        : (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  /** A probe that is watched now. */
  Optional<ScheduledProbe> probe(ItemId id) {
    return Optional.ofNullable(probes.get(id));
  }

  /** The latest run of a probe, for people; no rule reads it. */
  Optional<ProbeReported> lastRun(ItemId probe) {
    return Optional.ofNullable(lastRuns.get(probe));
  }

  /** How many of the probes come to a result. */
  ProbeCoverage.Coverage coverage() {
    return coverage.at(clock.now());
  }

  /** Runs a probe on request; empty when it is already running for another request. */
  Optional<CompletableFuture<ProbeReported>> invoke(ScheduledProbe probe) {
    CompletableFuture<ProbeReported> answer = new CompletableFuture<>();
    if (invoked.putIfAbsent(probe.id(), answer) != null) {
      return Optional.empty();
    }
    runner.run(probe, Trigger.INVOKED, Duration.ZERO);
    return Optional.of(answer);
  }

  private void result(ScheduledProbe probe, ProbeReported result, Duration late) {
    String type = probe.definition().type().name();
    if (result.outcome() == Outcome.REJECTED || result.outcome() == Outcome.QUARANTINED) {
      metrics.probeNotRun(probe.id(), type, result.outcome());
    } else {
      metrics.probeFinished(probe.id(), type, result.outcome(), result.elapsed(), late);
    }
    if (result.trigger() == Trigger.SCHEDULED) {
      lastRuns.put(result.probe(), result);
      coverage.reported(result, clock.now());
      self.late(late);
    }
    loop.report(result);
    if (result.trigger() == Trigger.INVOKED) {
      CompletableFuture<ProbeReported> answer = invoked.remove(probe.id());
      if (answer != null) {
        answer.complete(result);
      }
    }
  }

  /** What runs come to, and what they find besides. */
  private final class Results implements ResultSink {
    @Override
    public void accept(ScheduledProbe probe, ProbeReported result, Duration late) {
      result(probe, misplaced.judge(probe.definition(), result), late);
    }

    @Override
    public CompletableFuture<Boolean> found(ScheduledProbe probe, ProbeReported event) {
      return loop.askAndKeep(event).thenApply(decision -> loop.storeTrouble().isEmpty());
    }
  }

  private void recorded(List<HealthEvent> events) {
    resources.log().append(events);
    metrics.recorded(events);
    reds.see(events);
    approvals.see(events);
    events.forEach(this::seeDiscovery);
  }

  /** No runner runs discoveries, but people look for their last one like for that of any probe. */
  private void seeDiscovery(HealthEvent event) {
    if (event.body() instanceof ProbeEvent.ResultRecorded recorded
        && DiscoveryMonitor.isProbe(recorded.result().probe())) {
      lastRuns.put(recorded.result().probe(), recorded.result());
    }
  }

  private void acted(Intent intent, ActionOutcome outcome) {
    loop.submit(
        new RecoveryInput.RecoveryEnded(intent.instance(), outcome.result(), outcome.message()));
    keeper.ended(intent.instance());
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.RunProbe run ->
          probe(run.probe())
              .ifPresentOrElse(
                  probe -> runner.run(probe, Trigger.CONFIRMATION, Duration.ZERO),
                  () -> LOG.debug("{} is no longer watched", run.probe()));
      case Effect.ScheduleProbes all -> schedule(all.probes());
      case Effect.CollectEvidence collect -> collect(collect.intent());
      case Effect.BeginRecovery begin -> actions.begin(begin.intent());
      case Effect.SendPage send -> pager.send(send.page());
      case Effect.BringOnline given ->
          // Components follow the holds; this one has just lost Tend's.
          LOG.info("{} is given back: {}", given.component(), given.reason());
      case Effect.AskApproval asked ->
          // The question is an event, and in the report; there is nobody else to notify.
          LOG.info("{}: {} (approval {})", asked.responder(), asked.question(), asked.approval());
      case Effect.RecordIntent intent ->
          throw new IllegalArgumentException("the store handles " + intent);
    }
  }

  private void collect(Intent intent) {
    evidence.begin(
        new EvidenceRequest(intent, AgentEvidence.services(overrides.effective(), intent)),
        (file, missing) ->
            loop.submit(new RecoveryInput.EvidenceCollected(intent.instance(), file, missing)));
  }

  private void schedule(List<ScheduledProbe> all) {
    Map<ItemId, ScheduledProbe> byId = new HashMap<>();
    all.forEach(probe -> byId.put(probe.id(), probe));
    probes = byId;
    lastRuns
        .keySet()
        .removeIf(probe -> !byId.containsKey(probe) && !DiscoveryMonitor.isProbe(probe));
    coverage.scheduled(all, clock.now());
    runner.scheduling(byId.keySet());
    schedule.apply(all);
  }

  /** Name servers may change at run time; the known ones stay in use while they are unreadable. */
  void readNames() {
    try {
      resources.names().reload();
    } catch (IOException unreadable) {
      LOG.warn("name servers cannot be read and stay as they were: {}", unreadable.toString());
    }
  }

  /** The clock stepped: the schedule, the core and the poller of overrides must know. */
  void stepped(Duration by) {
    loop.submit(new EnvironmentInput.WallClockStepped(by));
    overrides.stepped();
    schedule.reset();
  }
}
