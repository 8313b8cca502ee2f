/**
 * The virtual clock: one manual clock and one queue crank the production core, and a {@link
 * dev.tend.simulate.World} answers its effects. Nothing here waits; a day passes in milliseconds,
 * and the same inputs give the same journal.
 */
@NullMarked
package dev.tend.simulate;

import org.jspecify.annotations.NullMarked;
