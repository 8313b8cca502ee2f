/**
 * Runs probes: one deadline each, bounded in number, and honest about stalls of the agent itself.
 */
@NullMarked
package dev.tend.probe.run;

import org.jspecify.annotations.NullMarked;
