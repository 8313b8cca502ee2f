package dev.tend.agent;

import dev.tend.api.ApiToken;
import dev.tend.api.server.ApiServer;
import dev.tend.config.AgentConfiguration;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.definition.type.Types;
import dev.tend.poll.OverridePoller;
import dev.tend.recovery.operator.OperatorWatch;
import dev.tend.recovery.operator.PackageLocks;
import dev.tend.recovery.operator.ShutdownSigns;
import dev.tend.recovery.operator.StoppedUnits;
import dev.tend.state.Opened;
import dev.tend.time.Deadline;
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

/** Builds the parts of an agent and starts them, each after those it leans on. */
final class Assembly {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration NAMES = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Loader loader;
  private final Types types;
  private final Machinery.Further further;

  Assembly(Loader loader, Types types, Machinery.Further further) {
    this.loader = loader;
    this.types = types;
    this.further = further;
  }

  /**
   * Starts all parts.
   *
   * @param loaded what to run by
   * @param memory what to go on from; its store is closed if the parts do not start
   * @param another takes a store that opens late and holds what is not in the memory
   */
  Parts start(Loaded loaded, Memory memory, Consumer<Opened> another) throws CannotStartException {
    OverridePoller overrides = overrides(loaded);
    try {
      return assemble(loaded, memory, overrides, another);
    } catch (CannotStartException cannot) {
      overrides.close();
      memory.opened().ifPresent(opened -> opened.store().close());
      throw cannot;
    }
  }

  private Parts assemble(
      Loaded loaded, Memory memory, OverridePoller overrides, Consumer<Opened> another)
      throws CannotStartException {
    AgentConfiguration configuration = loaded.configuration();
    Ground ground = Ground.open(configuration, memory);
    Restraint restraint =
        new Restraint(Caution.after(memory, configuration.state(), Instant.now()));
    restraint.ignorant(overrides.status().ignorance().isPresent());
    Life life =
        Life.begin(restraint.apply(configuration.settings()), overrides.effective(), memory);
    Orphanage orphanage = new Orphanage(life.core().openIntents());
    Machinery machinery = new Machinery(configuration, ground, life, overrides, further);
    CoreAsker core = new CoreAsker(machinery.loop());
    Bounds bounds = new Bounds(core::hand, restraint, configuration.settings());
    Reloads reloads =
        new Reloads(loader, new Reloads.Takers(overrides, core, bounds), life.clock(), loaded);
    StatusBoard status =
        new StatusBoard(
            life,
            reloads,
            ground.figures(),
            restraint,
            new StatusBoard.Started(loader.file().toString(), memory.state()));
    machinery.switchboard().watchedBy(status::see);
    ApiServer api =
        api(
            configuration,
            ground,
            new ApiServer.Behind(
                new View(
                    machinery.loop()::snapshot,
                    reloads::effective,
                    machinery.lastRuns(),
                    new View.Of(life.clock(), status)),
                new Requests(machinery, reloads),
                new OverrideRequests(
                    overrides, life.clock(), new TargetsHere(machinery.loop()::snapshot))));

    say(loaded, ground, restraint);
    machinery.loop().start(life.started());
    bounds.tell();
    overrides.start(
        life.clock(),
        new OverrideCore(core, restraint, bounds, () -> ground.log().health().fault().isEmpty()));
    List<AutoCloseable> watches =
        new ArrayList<>(watches(machinery, life, reloads, restraint, bounds, orphanage));
    watches.add(overrides);
    if (memory.opened().isEmpty()) {
      watches.add(late(configuration, memory, machinery, another));
    }
    return new Parts(ground, machinery.loop(), machinery.workers(watches), reloads, status, api);
  }

  private static OverridePoller overrides(Loaded loaded) {
    return OverridePoller.begin(
        OverridePlaces.in(loaded.configuration().state()),
        loaded.overrides(),
        loaded.definitions(),
        Instant.now());
  }

  private LateState late(
      AgentConfiguration configuration,
      Memory memory,
      Machinery machinery,
      Consumer<Opened> another) {
    LateState late =
        new LateState(
            configuration.state(),
            types,
            opened -> {
              if (memory.agreesWith(opened)) {
                LOG.info("the state is open and kept from now on");
                machinery.keeper().opened(opened.store());
              } else {
                another.accept(opened);
              }
            });
    late.start();
    return late;
  }

  private static ApiServer api(
      AgentConfiguration configuration, Ground ground, ApiServer.Behind behind)
      throws CannotStartException {
    try {
      return ApiServer.start(
          configuration.listen().socketAddress(),
          token(configuration.state(), ground.memory()),
          behind,
          ground.metrics()::scrape);
    } catch (IOException taken) {
      ground.log().close(Deadline.in(Duration.ofSeconds(1)));
      throw new CannotStartException(
          "the API cannot listen on " + configuration.listen() + ": " + taken.getMessage(), taken);
    }
  }

  /** Where none can be written, the agent must watch all the same. */
  private static ApiToken token(Path state, Memory memory) throws IOException {
    if (memory.opened().isEmpty() && !Files.exists(state.resolve(ApiToken.FILE))) {
      LOG.error("no token can be written to {}; until it can, nobody may use the API", state);
      return ApiToken.ofNobody(state.resolve(ApiToken.FILE));
    }
    return ApiToken.ofAgent(state);
  }

  private static List<AutoCloseable> watches(
      Machinery machinery,
      Life life,
      Reloads reloads,
      Restraint restraint,
      Bounds bounds,
      Orphanage orphanage) {
    Caution caution = restraint.caution();
    ClockWatch clock = new ClockWatch(life.clock(), life.where().offset(), machinery::stepped);
    clock.start();
    Chores chores = new Chores(2, "tend-watch");
    chores.once(Duration.ZERO, "settling orphans", () -> orphanage.settle(machinery));
    OperatorWatch operators =
        new OperatorWatch(
            List.of(
                PackageLocks.ofThisHost(),
                ShutdownSigns.ofThisHost(machinery.systemd()),
                new StoppedUnits(machinery.services(), () -> services(reloads))),
            PATIENCE);
    chores.every(
        LOOK,
        "looking for operators",
        () -> operators.look().forEach(machinery.switchboard()::submit));
    chores.every(NAMES, "reading name servers and hosts anew", machinery::readNames);
    if (caution.reason().isPresent()) {
      chores.once(
          caution.remaining(Instant.now()),
          "ending caution",
          () -> {
            caution.end();
            bounds.tell();
          });
    }
    Discoverer discoverer = new Discoverer(reloads::effective, machinery.switchboard()::submit);
    discoverer.start();
    return List.of(clock, chores, discoverer);
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

  private void say(Loaded loaded, Ground ground, Restraint restraint) {
    LOG.info(
        "tend {} on {}: {} health sets by {}, recovery actions: {}",
        AgentFacts.version(),
        loaded.configuration().server(),
        loaded.definitions().size(),
        loader.file(),
        loaded.configuration().settings().recoveryActions());
    loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
    Memory memory = ground.memory();
    memory
        .opened()
        .ifPresentOrElse(
            opened ->
                opened.unreadable().forEach(line -> LOG.error("not read from the state: {}", line)),
            () ->
                LOG.error(
                    "nothing is repaired until the state can be opened: {}", memory.trouble()));
    restraint.caution().reason().ifPresent(LOG::error);
    ground.figures().overrideRestraint().ifPresent(LOG::warn);
  }
}
