package dev.tend.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;

/** Meters that are read from the agent when a page is asked for. */
final class FigureMeters {
  private final MeterRegistry registry;
  private final AgentFigures figures;

  private FigureMeters(MeterRegistry registry, AgentFigures figures) {
    this.registry = registry;
    this.figures = figures;
  }

  static void register(MeterRegistry registry, AgentFigures figures) {
    FigureMeters meters = new FigureMeters(registry, figures);
    meters.gauge(
        "tend.input.queue.length", "Inputs that wait for the core.", AgentFigures::inputsQueued);
    meters.gauge(
        "tend.input.queue.capacity", "How many inputs may wait.", AgentFigures::inputCapacity);
    meters.counter(
        "tend.results.dropped",
        "Results of probes that a full queue refused.",
        AgentFigures::resultsDropped);
    meters.counter(
        "tend.probe.missed",
        "Runs of probes that were left out because their time was past.",
        AgentFigures::runsMissed);
    meters.counter(
        "tend.probe.abandoned",
        "Runs of probes that did not end by themselves soon after their deadline.",
        AgentFigures::runsAbandoned);
    meters.gauge(
        "tend.probe.threads.lost",
        "Threads that are stuck in runs that were abandoned.",
        AgentFigures::threadsLost);
    meters.counter(
        "tend.agent.stalls",
        "How many times the agent itself stood still for over a second.",
        AgentFigures::stalls);
    meters.gauge("tend.probes.running", "Probes that run now.", AgentFigures::probesRunning);
    meters.gauge(
        "tend.event.log.queue.length",
        "Events that wait to be written.",
        AgentFigures::eventsQueued);
    meters.counter(
        "tend.event.log.dropped",
        "Events that were dropped under overload; each gap is a line in the event log.",
        AgentFigures::eventsDropped);
    meters.counter(
        "tend.event.log.lost",
        "Events that were lost although they are kept as long as memory allows.",
        AgentFigures::eventsLost);
    meters.counter(
        "tend.pages.failed", "Attempts to deliver a page that failed.", AgentFigures::pageFailures);
    meters.gauge(
        "tend.overrides.left.out",
        "Overrides that were found and are not believed.",
        AgentFigures::overridesLeftOut);
    meters.gauge(
        "tend.pages.pending", "Pages that wait to be delivered.", AgentFigures::pagesPending);
  }

  private void gauge(String name, String description, ToLongFunction<AgentFigures> figure) {
    Gauge.builder(name, figures, figure::applyAsLong)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void counter(String name, String description, ToLongFunction<AgentFigures> figure) {
    FunctionCounter.builder(name, figures, figure::applyAsLong)
        .description(description)
        .register(registry);
  }
}
