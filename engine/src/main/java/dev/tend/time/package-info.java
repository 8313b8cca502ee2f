/** Time for the shell: the steady clock, deadlines of operations, and what is closed at them. */
@NullMarked
package dev.tend.time;

import org.jspecify.annotations.NullMarked;
