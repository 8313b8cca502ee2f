package dev.tend.agent;

import dev.tend.api.ApiToken;
import dev.tend.api.server.ApiServer;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.type.Types;
import dev.tend.loop.HealthLoop;
import dev.tend.poll.OverrideBackends;
import dev.tend.poll.OverridePoller;
import dev.tend.recovery.intervention.OperatorWatch;
import dev.tend.recovery.intervention.PackageLocks;
import dev.tend.recovery.intervention.ShutdownDetector;
import dev.tend.recovery.intervention.StoppedUnitSignal;
import dev.tend.recovery.service.Services;
import dev.tend.state.OpenedState;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the parts of an agent and starts them, each after those it depends on. */
final class AgentAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(AgentAssembly.class);
  private static final Duration WHO_PAUSE = Duration.ofSeconds(5);
  private static final Duration INBOX_PAUSE = Duration.ofSeconds(3);
  private static final Duration NAMES_PAUSE = Duration.ofMinutes(1);
  private static final Duration SERVICES_PAUSE = Duration.ofMinutes(1);
  private static final Duration GROUP_PAUSE = Duration.ofMinutes(1);
  private static final Duration FOLLOW_PAUSE = Duration.ofMillis(200);
  private static final Duration EVIDENCE_PAUSE = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(4);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Loader loader;
  private final Types types;
  private final AgentComponents.Plugins plugins;

  AgentAssembly(Loader loader, Types types, AgentComponents.Plugins plugins) {
    this.loader = loader;
    this.types = types;
    this.plugins = plugins;
  }

  /**
   * Starts all parts.
   *
   * @param loadedConfiguration what to run with
   * @param restored what to resume from; its store is closed if the parts do not start
   * @param another takes a store that opens late and holds what this run did not know
   */
  RunningAgent start(
      LoadedConfiguration loadedConfiguration, InitialState restored, Consumer<OpenedState> another)
      throws CannotStartException {
    AgentConfiguration configuration = loadedConfiguration.configuration();
    AbsentServices absent =
        new AbsentServices(
            new Services(configuration.services(), BuiltInTypes.systemd(configuration)),
            AbsentServices::listensHere);
    OverridePoller overrides = overrides(loadedConfiguration, absent);
    try {
      return assemble(loadedConfiguration, restored, overrides, absent, another);
    } catch (CannotStartException cannot) {
      overrides.close();
      restored.opened().ifPresent(opened -> opened.store().close());
      throw cannot;
    }
  }

  private RunningAgent assemble(
      LoadedConfiguration loadedConfiguration,
      InitialState restored,
      OverridePoller overrides,
      AbsentServices absent,
      Consumer<OpenedState> another)
      throws CannotStartException {
    AgentConfiguration configuration = loadedConfiguration.configuration();
    AgentResources resources = AgentResources.open(configuration, restored);
    RecoveryModeLimit restriction =
        RecoveryModeLimit.after(restored, configuration.state(), Instant.now());
    restriction.overridesUnknown(overrides.status().snapshot().unknown().isPresent());
    CoreIncarnation incarnation =
        CoreIncarnation.begin(
            restriction.apply(configuration.settings()), overrides.effective(), restored);
    SteadyClock clock = incarnation.clock();
    OpenIntentSettlement orphans = new OpenIntentSettlement(incarnation.core().openIntents());
    AgentComponents components =
        new AgentComponents(configuration, resources, incarnation, overrides, plugins);
    CoreClient core = new CoreClient(components.loop);
    EffectiveSettings settings =
        new EffectiveSettings(core::hand, restriction, configuration.settings());
    Reloads reloads =
        new Reloads(loader, overrides, core, settings, clock, absent, loadedConfiguration);
    StatusSource status =
        new StatusSource(
            incarnation,
            reloads,
            components.gauges,
            restriction,
            components.brake,
            loader.file().toString());
    ApiServer api = api(configuration, components, clock, reloads, status);

    logStart(loadedConfiguration, components, restriction);
    components.brake.start();
    components.inbox.deliver(); // What waits there comes before anything that may act.
    begin(components.loop, incarnation, restored, configuration.events().directory());
    settings.handOver();
    overrides.start(
        clock,
        new CorePortAdapter(
            core, restriction, settings, () -> resources.log().health().fault().isEmpty()));
    List<AutoCloseable> watches =
        new ArrayList<>(watches(components, incarnation, reloads, restriction, settings, orphans));
    watches.add(overrides);
    watches.add(group(components));
    if (restored.opened().isEmpty()) {
      PeriodicTasks late = new PeriodicTasks(1, "tend-late-state");
      late.once(
          Duration.ZERO,
          "opening the state",
          () -> openLater(configuration.state(), restored, components.keeper, another));
      watches.add(late);
    }
    return new RunningAgent(
        components, watches, reloads, status, api, balancers(configuration, components));
  }

  /** From here on components follow their states, and load balancers are told. */
  private static BalancerListeners balancers(
      AgentConfiguration configuration, AgentComponents components) {
    components.componentTasks.every(
        FOLLOW_PAUSE, "following the states of components", components.components::follow);
    BalancerListeners listeners = BalancerListeners.start(configuration, components.components);
    components.balancersAnsweredBy(listeners);
    return listeners;
  }

  private GroupReports group(AgentComponents components) {
    GroupReports reports =
        new GroupReports(plugins.group(), components.loop::snapshot, components.loop::submit);
    reports.start(GROUP_PAUSE);
    return reports;
  }

  /** The core begins to act; verdicts of earlier runs that a kill kept untold come first. */
  private static void begin(
      HealthLoop loop, CoreIncarnation incarnation, InitialState restored, Path events) {
    loop.start(incarnation.started());
    UntoldOutcomes.in(events, restored.state(), incarnation.clock().now()).forEach(loop::submit);
  }

  private static OverridePoller overrides(
      LoadedConfiguration loadedConfiguration, AbsentServices absent) {
    return OverridePoller.begin(
        OverrideBackends.in(loadedConfiguration.configuration().state()),
        loadedConfiguration.overrides(),
        absent.without(loadedConfiguration.definitions()),
        Instant.now());
  }

  /** Opens the state that could not be opened at the start, as soon as it can be. */
  private void openLater(
      Path directory,
      InitialState restored,
      ReplaceableStateSink keeper,
      Consumer<OpenedState> another)
      throws InterruptedException {
    while (true) {
      try {
        OpenedState opened = StateStore.open(directory, types);
        if (restored.agreesWith(opened)) {
          LOG.info("the state is open and kept from now on");
          keeper.opened(opened.store());
        } else {
          another.accept(opened);
        }
        return;
      } catch (StateException stillNot) {
        LOG.debug("the state cannot be opened yet: {}", stillNot.getMessage());
        Thread.sleep(RETRY);
      }
    }
  }

  private static ApiServer api(
      AgentConfiguration configuration,
      AgentComponents components,
      SteadyClock clock,
      Reloads reloads,
      StatusSource status)
      throws CannotStartException {
    AgentOperations operations = new AgentOperations(components, clock, reloads, status);
    try {
      return ApiServer.start(
          configuration.listen().socketAddress(),
          token(configuration, components.resources.restored()),
          operations,
          operations,
          operations,
          components.metrics::scrape);
    } catch (IOException taken) {
      components.resources.log().close(Deadline.in(Duration.ofSeconds(1)));
      throw new CannotStartException(
          "the API cannot listen on " + configuration.listen() + ": " + taken.getMessage(), taken);
    }
  }

  /** If none can be written, the agent must watch all the same. */
  private static ApiToken token(AgentConfiguration configuration, InitialState restored)
      throws IOException {
    ApiToken own = token(configuration.state(), restored);
    if (configuration.notifyToken().isEmpty()) {
      return own;
    }
    try {
      return own.withNotifiers(configuration.notifyToken().get());
    } catch (IOException unusable) {
      LOG.error("api.notifyToken is of no use: {}", unusable.toString());
      return own;
    }
  }

  private static ApiToken token(Path state, InitialState restored) throws IOException {
    if (restored.opened().isEmpty() && !Files.exists(state.resolve(ApiToken.FILE))) {
      LOG.error("no token can be written to {}; until it can, nobody can use the API", state);
      return ApiToken.ofNobody(state.resolve(ApiToken.FILE));
    }
    return ApiToken.ofAgent(state);
  }

  private static List<AutoCloseable> watches(
      AgentComponents components,
      CoreIncarnation incarnation,
      Reloads reloads,
      RecoveryModeLimit restriction,
      EffectiveSettings settings,
      OpenIntentSettlement orphans) {
    ClockWatch clock =
        new ClockWatch(incarnation.clock(), incarnation.where().offset(), components::stepped);
    PeriodicTasks clockTasks = new PeriodicTasks(1, "tend-clock");
    clockTasks.every(ClockWatch.PAUSE, "checking the wall clock", clock::check);
    PeriodicTasks tasks = new PeriodicTasks(2, "tend-watch");
    tasks.once(Duration.ZERO, "settling orphans", () -> orphans.settle(components));
    OperatorWatch operators =
        new OperatorWatch(
            List.of(
                PackageLocks.ofThisHost(),
                ShutdownDetector.ofThisHost(components.systemd),
                new StoppedUnitSignal(components.services, () -> services(reloads))),
            TIMEOUT,
            incarnation.clock());
    components.operatorsSeenBy(operators);
    tasks.every(
        WHO_PAUSE,
        "looking for operators",
        () -> operators.look().forEach(components.loop::submit));
    tasks.every(INBOX_PAUSE, "reading the inbox", components.inbox::deliver);
    tasks.every(SERVICES_PAUSE, "looking for services", reloads::lookForServices);
    tasks.every(NAMES_PAUSE, "reading name servers and hosts again", components::readNames);
    tasks.every(EVIDENCE_PAUSE, "removing old evidence", components.evidence::sweep);
    if (restriction.damage().isPresent()) {
      tasks.once(
          restriction.remaining(Instant.now()),
          "ending caution",
          () -> {
            restriction.end();
            settings.handOver();
          });
    }
    DiscoveryScheduler discovery =
        new DiscoveryScheduler(reloads::effective, components.loop::submit);
    discovery.start();
    return List.of(clockTasks, tasks, discovery);
  }

  /** The services that definitions act on. */
  private static List<String> services(Reloads reloads) {
    return reloads.effective().sets().stream()
        .flatMap(set -> set.definition().responders().stream())
        .map(ResponderDefinition::settings)
        .flatMap(settings -> settings.find(ResponderTypes.SERVICE).stream())
        .distinct()
        .toList();
  }

  private void logStart(
      LoadedConfiguration loadedConfiguration,
      AgentComponents components,
      RecoveryModeLimit restriction) {
    LOG.info(
        "tend {} on {}: {} health sets from {}, recovery actions: {}",
        AgentFacts.version(),
        loadedConfiguration.configuration().server(),
        loadedConfiguration.definitions().size(),
        loader.file(),
        loadedConfiguration.configuration().settings().recoveryActions());
    Problems.lines(loadedConfiguration.warnings(), CannotLoadException.WHOLE)
        .forEach(warning -> LOG.warn("{}", warning));
    InitialState restored = components.resources.restored();
    restored
        .opened()
        .ifPresentOrElse(
            opened ->
                opened.unreadable().forEach(line -> LOG.error("not read from the state: {}", line)),
            () ->
                LOG.error(
                    "nothing is repaired until the state can be opened: {}", restored.trouble()));
    restriction.damage().ifPresent(LOG::error);
    components.gauges.overrides().restraint().ifPresent(LOG::warn);
  }
}
