/**
 * The table of outcomes: what each probe says of what it meets. Its rows are the files of {@code
 * src/test/resources/outcomes}; every row is played to the real probe, and {@code
 * docs/reference/outcomes.md} is made of them.
 */
@NullMarked
package dev.tend.probe.outcome;

import org.jspecify.annotations.NullMarked;
