/** Runs the programs that acts consist of, and says in words how they ended. */
@NullMarked
package dev.tend.process;

import org.jspecify.annotations.NullMarked;
