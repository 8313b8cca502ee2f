/**
 * The port of probes: what a probe is given, and what it answers. The built-in ones are in the
 * packages below, the runner in {@code probe.run}.
 */
@NullMarked
package dev.tend.probe;

import org.jspecify.annotations.NullMarked;
