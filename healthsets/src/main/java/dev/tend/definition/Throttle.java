package dev.tend.definition;

import java.time.Duration;

/**
 * How often a responder may act, counted over all actions of its kind on its resource, whoever took
 * them.
 *
 * @param minimumBetweenAttempts the least time between two
 * @param maximumPerHour the most in any hour
 * @param maximumPerDay the most in any 24 hours
 */
public record Throttle(Duration minimumBetweenAttempts, int maximumPerHour, int maximumPerDay) {}
