/** Sees that a person works on this server, so that Tend keeps out of the way. */
@NullMarked
package dev.tend.recovery.intervention;

import org.jspecify.annotations.NullMarked;
