/** The status of overrides: what is known, what is left out, and what follows. Pure. */
@NullMarked
package dev.tend.override.status;

import org.jspecify.annotations.NullMarked;
