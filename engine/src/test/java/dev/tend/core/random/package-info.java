/**
 * The seeded random simulation of the core. {@link dev.tend.core.random.World} decides what
 * happens, {@link dev.tend.core.random.Stage} plays it, every {@link
 * dev.tend.core.random.Invariant} looks on, and {@link dev.tend.core.random.Shrinker} makes what
 * failed small. Nothing here asks the core what it allows itself: {@link
 * dev.tend.core.random.Facts} is a model of its own.
 */
@NullMarked
package dev.tend.core.random;

import org.jspecify.annotations.NullMarked;
