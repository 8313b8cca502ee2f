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

/**
 * The figures that the agent keeps about its own work. Recording is cheap, never waits for a page
 * to be read, and may be done by any thread.
 */
public final class AgentMetrics {
  /** The type of the page, for the header {@code Content-Type}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProbeMeters probes = new ProbeMeters(registry);
  private final EventMeters events = new EventMeters(registry);
  private final StateMeters states;
  private final OverrideMeters overrides;
  private final Timer commits;
  private final Counter commitErrors;
  private final Counter pagesDelivered;

  /**
   * Metrics of an agent.
   *
   * @param version the agent's version
   * @param figures what is read at each page
   */
  public AgentMetrics(String version, AgentGauges figures) {
    states = new StateMeters(registry, figures::snapshot);
    overrides = new OverrideMeters(registry, figures);
    commits =
        Timer.builder("tend.store.commit.duration")
            .description("How long the store took to make state durable.")
            .register(registry);
    commitErrors = counter("tend.store.errors", "State that could not be made durable.");
    pagesDelivered = counter("tend.pages.delivered", "Pages that reached their channel.");
    Gauge.builder("tend.build.info", () -> 1)
        .tag("version", version)
        .description("Always 1; the label says which version of Tend runs.")
        .register(registry);
    AgentMeters.register(registry, figures);
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
   * @param outcome what it came to
   * @param elapsed how long it took
   * @param lateness how long after its time it began
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

  /** The core recorded events: changes of state, acts, verdicts, refusals are counted. */
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

  /** The page, as Prometheus reads it. States are those of the moment. */
  public synchronized String scrape() {
    states.refresh();
    overrides.refresh();
    return registry.scrape();
  }

  /** Micrometer's own name for this holds an abbreviated unit, which Prometheus' rules forbid. */
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
