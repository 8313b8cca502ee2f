/** Runs actions with a hard end, and settles what an earlier run of the agent left running. */
@NullMarked
package dev.tend.recovery.run;

import org.jspecify.annotations.NullMarked;
