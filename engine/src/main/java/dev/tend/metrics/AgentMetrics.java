package dev.tend.metrics;

import com.sun.management.OperatingSystemMXBean;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures that the agent keeps about its own work. Recording is cheap, never waits for a page
 * to be read, and may be done by any thread.
 */
public final class AgentMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProbeMeters probes = new ProbeMeters(registry);
  private final EventMeters events = new EventMeters(registry);
  private final StateMeters states = new StateMeters(registry);
  private final OverrideMeters overrides = new OverrideMeters(registry);
  private final Supplier<AgentGauges> source;
  private volatile @Nullable AgentGauges gauges;
  private final Timer commits;
  private final Counter commitErrors;
  private final Counter pagesDelivered;
  private final Counter notificationsRefused;

  /**
   * Metrics of an agent.
   *
   * @param version the agent's version
   * @param source what is read at each page; not before the first one
   */
  public AgentMetrics(String version, Supplier<AgentGauges> source) {
    this.source = source;
    commits =
        Timer.builder("tend.store.commit.duration")
            .description("How long the store took to make state durable.")
            .register(registry);
    commitErrors = counter("tend.store.errors", "State that could not be made durable.");
    pagesDelivered = counter("tend.pages.delivered", "Pages that reached their channel.");
    notificationsRefused =
        counter("tend.notifications.refused", "Notifications that came too often.");
    Gauge.builder("tend.build.info", () -> 1)
        .tag("version", version)
        .description("Always 1; the label says which version of Tend runs.")
        .register(registry);
    coverage();
    readFromTheAgent();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    processorTime();
    new UptimeMetrics().bindTo(registry);
  }

  /**
   * A probe ran.
   *
   * @param probe its identity
   * @param type the name of its type
   * @param outcome its outcome
   * @param elapsed how long it took
   * @param lateness how long after its time it started
   */
  public void probeFinished(
      ItemId probe, String type, Outcome outcome, Duration elapsed, Duration lateness) {
    probes.finished(probe, type, outcome, elapsed, lateness);
  }

  /**
   * A probe was not run.
   *
   * @param probe its identity
   * @param type the name of its type
   * @param outcome why: {@code Rejected} or {@code Quarantined}
   */
  public void probeNotRun(ItemId probe, String type, Outcome outcome) {
    probes.notRun(probe, type, outcome);
  }

  /** The core recorded events: changes of state, actions, verdicts, refusals are counted. */
  public void recorded(List<HealthEvent> recorded) {
    recorded.forEach(event -> events.recorded(event.body()));
  }

  /** The store made state durable. */
  public void storeCommitted(Duration elapsed) {
    commits.record(elapsed);
  }

  /** The store could not make state durable. */
  public void storeFailed() {
    commitErrors.increment();
  }

  /** A page reached its channel. */
  public void pageDelivered() {
    pagesDelivered.increment();
  }

  /** A notification was refused, since too many had come. */
  public void notificationRefused() {
    notificationsRefused.increment();
  }

  /** The page, as Prometheus reads it. States are those of the moment. */
  public synchronized String scrape() {
    AgentGauges now = source.get();
    gauges = now;
    states.refresh(now.snapshot());
    overrides.refresh(now);
    return registry.scrape();
  }

  private void coverage() {
    gauge(
        "tend.probes.quarantined",
        "Probes that are left alone because they break or hang.",
        AgentGauges::probesQuarantined);
    gauge(
        "tend.probe.coverage.ratio",
        "The share of probes that have come to a result within three intervals and their timeout.",
        AgentGauges::probeCoverage);
  }

  private void readFromTheAgent() {
    gauge("tend.input.queue.length", "Inputs that wait for the core.", AgentGauges::inputsQueued);
    gauge("tend.input.queue.capacity", "How many inputs may wait.", AgentGauges::inputCapacity);
    counter(
        "tend.results.dropped",
        "Results of probes that a full queue refused.",
        AgentGauges::resultsDropped);
    counter(
        "tend.probe.missed",
        "Runs of probes that were left out because they were too late.",
        AgentGauges::runsMissed);
    counter(
        "tend.probe.abandoned",
        "Runs of probes that did not end by themselves soon after their deadline.",
        AgentGauges::runsAbandoned);
    gauge(
        "tend.probe.threads.lost",
        "Threads that are stuck in runs that were abandoned.",
        AgentGauges::threadsLost);
    counter(
        "tend.agent.stalls",
        "How many times the agent itself stood still for over a second.",
        AgentGauges::stalls);
    gauge("tend.probes.running", "Probes that run now.", AgentGauges::probesRunning);
    gauge(
        "tend.event.log.queue.length",
        "Events that wait to be written.",
        AgentGauges::eventsQueued);
    counter(
        "tend.event.log.dropped",
        "Events that were dropped under overload; each gap is a line in the event log.",
        AgentGauges::eventsDropped);
    counter(
        "tend.event.log.lost",
        "Events that were lost although they are kept as long as memory allows.",
        AgentGauges::eventsLost);
    counter(
        "tend.pages.failed", "Attempts to deliver a page that failed.", AgentGauges::pageFailures);
    gauge(
        "tend.overrides.left.out",
        "Overrides that were found and are left out.",
        AgentGauges::overridesLeftOut);
    gauge(
        "tend.brake.pulled",
        "Whether all recovery is stopped: 1 if so, else 0.",
        figures -> figures.braked() ? 1 : 0);
    gauge("tend.pages.pending", "Pages that wait to be delivered.", AgentGauges::pagesPending);
  }

  private void gauge(String name, String description, ToDoubleFunction<AgentGauges> figure) {
    Gauge.builder(name, this, own -> own.read(figure)).description(description).register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<AgentGauges> figure) {
    FunctionCounter.builder(name, this, own -> own.read(figure))
        .description(description)
        .register(registry);
  }

  private double read(ToDoubleFunction<AgentGauges> figure) {
    AgentGauges now = gauges;
    return now == null ? 0 : figure.applyAsDouble(now);
  }

  /** Micrometer's own name for this has an abbreviated unit, which Prometheus' rules forbid. */
  private void processorTime() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    FunctionCounter.builder("process.cpu", system, one -> one.getProcessCpuTime() / 1e9)
        .baseUnit("seconds")
        .description("Processor time that the agent has used.")
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }
}
