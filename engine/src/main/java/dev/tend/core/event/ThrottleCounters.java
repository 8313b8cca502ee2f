package dev.tend.core.event;

import java.time.Duration;
import java.util.Optional;

/**
 * What the budgets counted for one action.
 *
 * @param sinceLast the time since the last action of this kind on this resource; empty: there was
 *     none within a day
 * @param minimumBetween the least that must lie between two
 * @param inHour actions of this kind on this resource in the last hour
 * @param maximumPerHour the most allowed
 * @param inDay actions of this kind on this resource in the last 24 hours
 * @param maximumPerDay the most allowed
 * @param serverInHour disturbing actions on this server in the last hour
 * @param serverMaximumPerHour the most allowed
 * @param serverInDay disturbing actions on this server in the last 24 hours
 * @param serverMaximumPerDay the most allowed
 */
public record ThrottleCounters(
    Optional<Duration> sinceLast,
    Duration minimumBetween,
    int inHour,
    int maximumPerHour,
    int inDay,
    int maximumPerDay,
    int serverInHour,
    int serverMaximumPerHour,
    int serverInDay,
    int serverMaximumPerDay) {}
