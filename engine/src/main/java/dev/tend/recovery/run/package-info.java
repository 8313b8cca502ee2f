/** Runs acts with a hard end, and settles what an earlier life of the agent left running. */
@NullMarked
package dev.tend.recovery.run;

import org.jspecify.annotations.NullMarked;
