/** Runs programs, and says in words how they ended. */
@NullMarked
package dev.tend.process;

import org.jspecify.annotations.NullMarked;
