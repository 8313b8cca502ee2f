package dev.tend.agent;

import dev.tend.api.ReloadAnswer;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.input.DefinitionInput;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.poll.OverridePoller;
import dev.tend.time.SteadyClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads configuration and definitions while the agent runs: validated first, applied as a
 * difference, refused as a whole when anything is wrong.
 */
final class Reloads {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
  private static final long TIMEOUT_SECONDS = 60;

  private final Loader loader;
  private final OverridePoller poller;
  private final CoreClient core;
  private final SteadyClock clock;
  private final EffectiveSettings settings;
  private final AbsentServices absent;
  private final String server;
  private volatile LoadedConfiguration current;
  private List<HealthSetDefinition> taking;
  private volatile Loading loading;

  /**
   * The first ones are loaded.
   *
   * @param loader reads
   * @param poller takes definitions and the settings of polls
   * @param core records what cannot be read
   * @param settings takes settings
   * @param clock the agent's clock
   * @param absent switches off what this host does not have
   * @param first what is in effect now
   */
  Reloads(
      Loader loader,
      OverridePoller poller,
      CoreClient core,
      EffectiveSettings settings,
      SteadyClock clock,
      AbsentServices absent,
      LoadedConfiguration first) {
    this.loader = loader;
    this.poller = poller;
    this.core = core;
    this.clock = clock;
    this.settings = settings;
    this.absent = absent;
    this.server = first.configuration().server();
    this.current = first;
    this.taking = poller.status().snapshot().definitions();
    this.loading = new Loading(clock.wall(), List.of());
  }

  LoadedConfiguration current() {
    return current;
  }

  /** The definitions in effect, overrides included. */
  EffectiveDefinitions effective() {
    return poller.effective();
  }

  /**
   * The definitions and the configuration.
   *
   * @param loadedAt when those in effect were loaded, in wall-clock time
   * @param problems why the last attempt to load others was refused, a line each; empty if it was
   *     not
   */
  record Loading(Instant loadedAt, List<String> problems) {}

  Loading loading() {
    return loading;
  }

  /** Reloads; if that is refused, what was in effect stays in effect. Waits for the core. */
  synchronized ReloadAnswer reload() {
    try {
      LoadedConfiguration loadedConfiguration = loader.load();
      List<String> refusals = apply(loadedConfiguration);
      if (!refusals.isEmpty()) {
        return refused(refusals, few(refusals));
      }
      List<String> words = new ArrayList<>(words(loadedConfiguration.warnings()));
      List<String> later =
          untilRestart(current.configuration(), loadedConfiguration.configuration());
      words.addAll(later);
      current = loadedConfiguration;
      loading = new Loading(clock.wall(), List.of());
      LOG.info(
          "reloaded {}: {} health sets", loader.file(), loadedConfiguration.definitions().size());
      Problems.lines(loadedConfiguration.warnings(), CannotLoadException.WHOLE).forEach(LOG::warn);
      later.forEach(LOG::warn);
      return new ReloadAnswer(true, words);
    } catch (CannotLoadException bad) {
      List<String> problems = words(bad.problems());
      List<String> shown = Problems.lines(bad.problems(), CannotLoadException.WHOLE);
      core.ask(new DefinitionInput.LoadRefused(shown));
      return refused(problems, shown);
    }
  }

  private static List<String> few(List<String> refusals) {
    Optional<String> more = Problems.more(refusals.size(), "the answer to a reload by the API");
    int most = more.isEmpty() ? refusals.size() : Problems.MOST_SHOWN;
    return Stream.concat(refusals.stream().limit(most), more.stream()).toList();
  }

  private ReloadAnswer refused(List<String> problems, List<String> shown) {
    loading = new Loading(loading.loadedAt(), problems);
    LOG.error("the reload is refused and what was in effect stays in effect: {}", shown);
    return new ReloadAnswer(false, problems);
  }

  private List<String> apply(LoadedConfiguration loadedConfiguration) {
    List<String> refusals = declare(loadedConfiguration);
    return refusals.isEmpty()
        ? settings.configure(loadedConfiguration.configuration().settings())
        : refusals;
  }

  /** Looks whether services have come or gone, and switches what is only watched with them. */
  synchronized void lookForServices() {
    if (!absent.without(current.definitions()).equals(taking)) {
      List<String> refusals = declare(current);
      if (!refusals.isEmpty()) {
        LOG.error("what is watched stays so although services have come or gone: {}", refusals);
      }
    }
  }

  /** The poller owns the definitions in effect; the server's name changes at the next start. */
  private List<String> declare(LoadedConfiguration loadedConfiguration) {
    List<HealthSetDefinition> newer = absent.without(loadedConfiguration.definitions());
    CompletableFuture<List<String>> answer =
        poller.declare(newer, loadedConfiguration.overrides().of(server));
    try {
      List<String> refusals = answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      taking = refusals.isEmpty() ? newer : taking;
      return refusals;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of("the agent is stopping");
    } catch (ExecutionException | TimeoutException broken) {
      answer.cancel(false);
      return List.of("the definitions did not reach the core: " + broken);
    }
  }

  private static List<String> words(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  /** What a running agent cannot take from a new configuration. */
  private static List<String> untilRestart(AgentConfiguration before, AgentConfiguration after) {
    List<String> words = new ArrayList<>();
    note(words, "server", before.server(), after.server());
    note(words, "state", before.state(), after.state());
    note(words, "events", before.events(), after.events());
    note(words, "api.listen", before.listen(), after.listen());
    note(words, "concurrency", before.concurrency(), after.concurrency());
    note(words, "secrets", before.secrets(), after.secrets());
    note(words, "plugins", before.plugins(), after.plugins());
    note(words, "services", before.services(), after.services());
    note(words, "serviceManager", before.serviceManagerKind(), after.serviceManagerKind());
    note(words, "components", before.components(), after.components());
    note(words, "balancers", before.balancers(), after.balancers());
    note(words, "failovers and reboot", before.destructive(), after.destructive());
    note(words, "webhooks", before.webhooks(), after.webhooks());
    return words;
  }

  private static void note(List<String> words, String key, Object before, Object after) {
    if (!before.equals(after)) {
      words.add("the new value of " + key + " takes effect when the agent is restarted");
    }
  }
}
