package dev.tend.metrics;

import dev.tend.core.HealthSnapshot;
import dev.tend.override.merge.OverrideEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is read when a page of metrics is asked for. Every method answers at once and may be called
 * by any thread. What counts since the start never goes down.
 */
public interface AgentGauges {
  /** How everything stood when it was last published. */
  HealthSnapshot snapshot();

  /** Inputs that wait for the core. */
  long inputsQueued();

  /** How many inputs may wait. */
  long inputCapacity();

  /** Results of probes that were refused by a full queue, since the start. */
  long resultsDropped();

  /** Runs of probes that were left out because their time was past, since the start. */
  long runsMissed();

  /** Probes that run now. */
  long probesRunning();

  /** Events that wait to be written. */
  long eventsQueued();

  /** Events that were dropped, since the start. */
  long eventsDropped();

  /** Events that were lost although they are kept as long as memory allows, since the start. */
  long eventsLost();

  /** Runs of probes that did not end by themselves and were abandoned, since the start. */
  long runsAbandoned();

  /** Threads that are stuck in such runs now. */
  long threadsLost();

  /** How many times the agent itself stood still, since the start. */
  long stalls();

  /** Attempts to deliver a page that failed, since the start. */
  long pageFailures();

  /** Pages that wait to be delivered. */
  long pagesPending();

  /** What became of each override that is known. */
  List<OverrideEffect> overrides();

  /** How many overrides were found and are not believed. */
  long overridesLeftOut();

  /** How long ago overrides were last looked at with success; empty: not since the start. */
  Optional<Duration> sinceOverridesLook();
}
