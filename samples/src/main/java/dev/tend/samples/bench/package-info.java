/** Measures a running agent from outside: how many probes a second, how late, at what cost. */
@NullMarked
package dev.tend.samples.bench;

import org.jspecify.annotations.NullMarked;
