/**
 * The virtual clock: one manual clock and one queue drive the production core, and a {@link
 * dev.tend.testing.SimulatedEnvironment} answers its effects. Nothing here waits; a day passes in
 * milliseconds, and the same inputs give the same journal.
 */
@NullMarked
package dev.tend.testing;

import org.jspecify.annotations.NullMarked;
