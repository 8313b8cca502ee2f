package dev.tend.metrics;

import dev.tend.core.HealthSnapshot;
import dev.tend.override.merge.OverrideEffect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The figures that are read for a page of metrics. Those since the start never decrease.
 *
 * @param snapshot the health that was last published
 * @param inputsQueued inputs that wait for the core
 * @param inputCapacity how many inputs may wait
 * @param resultsDropped results of probes that were refused by a full queue, since the start
 * @param runsMissed runs of probes that were left out because they were too late, since the start
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
 * @param braked whether all recovery is stopped
 * @param overrides the outcome of each known override
 * @param overridesLeftOut how many overrides were found and are left out
 * @param sinceOverridesPoll how long ago overrides were last polled successfully; empty: not since
 *     the start
 * @param probeCoverage the share of probes that come to a result in time, from 0 to 1
 * @param probesQuarantined probes that are left alone because they break or hang
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
    boolean braked,
    List<OverrideEffect> overrides,
    long overridesLeftOut,
    Optional<Duration> sinceOverridesPoll,
    double probeCoverage,
    long probesQuarantined) {}
