/**
 * The agent's metrics, named as Prometheus names them: base units, counters that end in {@code
 * _total}, few labels. Holds nothing secret and nothing of a message's text.
 */
@NullMarked
package dev.tend.metrics;

import org.jspecify.annotations.NullMarked;
