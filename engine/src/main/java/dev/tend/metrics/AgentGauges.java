package dev.tend.metrics;

import dev.tend.core.HealthSnapshot;
import dev.tend.override.merge.OverrideEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is read when a page of metrics is asked for. What counts since the start never goes down.
 *
 * @param snapshot how everything stood when it was last published
 * @param inputsQueued inputs that wait for the core
 * @param inputCapacity how many inputs may wait
 * @param resultsDropped results of probes that were refused by a full queue, since the start
 * @param runsMissed runs of probes that were left out because their time was past, since the start
 * @param probesRunning probes that run now
 * @param eventsQueued events that wait to be written
 * @param eventsDropped events that were dropped, since the start
 * @param eventsLost events that were lost although they are kept as long as memory allows, since
 *     the start
 * @param runsAbandoned runs of probes that did not end by themselves and were abandoned, since the
 *     start
 * @param threadsLost threads that are stuck in such runs now
 * @param stalls how many times the agent itself stood still, since the start
 * @param pageFailures attempts to deliver a page that failed, since the start
 * @param pagesPending pages that wait to be delivered
 * @param overrides what became of each override that is known
 * @param overridesLeftOut how many overrides were found and are not believed
 * @param sinceOverridesLook how long ago overrides were last looked at with success; empty: not
 *     since the start
 */
public record AgentGauges(
    HealthSnapshot snapshot,
    long inputsQueued,
    long inputCapacity,
    long resultsDropped,
    long runsMissed,
    long probesRunning,
    long eventsQueued,
    long eventsDropped,
    long eventsLost,
    long runsAbandoned,
    long threadsLost,
    long stalls,
    long pageFailures,
    long pagesPending,
    List<OverrideEffect> overrides,
    long overridesLeftOut,
    Optional<Duration> sinceOverridesLook) {}
