/** Writes down how the server is before it is disturbed. */
@NullMarked
package dev.tend.recovery.evidence;

import org.jspecify.annotations.NullMarked;
