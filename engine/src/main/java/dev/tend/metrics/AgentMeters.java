package dev.tend.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;

/** Meters that are read from the agent when a page is asked for. */
final class AgentMeters {
  private final MeterRegistry registry;
  private final AgentGauges figures;

  private AgentMeters(MeterRegistry registry, AgentGauges figures) {
    this.registry = registry;
    this.figures = figures;
  }

  static void register(MeterRegistry registry, AgentGauges figures) {
    AgentMeters meters = new AgentMeters(registry, figures);
    meters.gauge(
        "tend.input.queue.length", "Inputs that wait for the core.", AgentGauges::inputsQueued);
    meters.gauge(
        "tend.input.queue.capacity", "How many inputs may wait.", AgentGauges::inputCapacity);
    meters.counter(
        "tend.results.dropped",
        "Results of probes that a full queue refused.",
        AgentGauges::resultsDropped);
    meters.counter(
        "tend.probe.missed",
        "Runs of probes that were left out because their time was past.",
        AgentGauges::runsMissed);
    meters.counter(
        "tend.probe.abandoned",
        "Runs of probes that did not end by themselves soon after their deadline.",
        AgentGauges::runsAbandoned);
    meters.gauge(
        "tend.probe.threads.lost",
        "Threads that are stuck in runs that were abandoned.",
        AgentGauges::threadsLost);
    meters.counter(
        "tend.agent.stalls",
        "How many times the agent itself stood still for over a second.",
        AgentGauges::stalls);
    meters.gauge("tend.probes.running", "Probes that run now.", AgentGauges::probesRunning);
    meters.gauge(
        "tend.event.log.queue.length",
        "Events that wait to be written.",
        AgentGauges::eventsQueued);
    meters.counter(
        "tend.event.log.dropped",
        "Events that were dropped under overload; each gap is a line in the event log.",
        AgentGauges::eventsDropped);
    meters.counter(
        "tend.event.log.lost",
        "Events that were lost although they are kept as long as memory allows.",
        AgentGauges::eventsLost);
    meters.counter(
        "tend.pages.failed", "Attempts to deliver a page that failed.", AgentGauges::pageFailures);
    meters.gauge(
        "tend.overrides.left.out",
        "Overrides that were found and are not believed.",
        AgentGauges::overridesLeftOut);
    meters.gauge(
        "tend.pages.pending", "Pages that wait to be delivered.", AgentGauges::pagesPending);
  }

  private void gauge(String name, String description, ToLongFunction<AgentGauges> figure) {
    Gauge.builder(name, figures, figure::applyAsLong)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void counter(String name, String description, ToLongFunction<AgentGauges> figure) {
    FunctionCounter.builder(name, figures, figure::applyAsLong)
        .description(description)
        .register(registry);
  }
}
