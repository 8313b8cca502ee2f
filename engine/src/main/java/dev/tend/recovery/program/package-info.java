/** Runs the programs that acts consist of, and says in words how they ended. */
@NullMarked
package dev.tend.recovery.program;

import org.jspecify.annotations.NullMarked;
