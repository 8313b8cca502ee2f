/** How it stands with overrides: what is known, what is rejected, and what follows. Pure. */
@NullMarked
package dev.tend.override.status;

import org.jspecify.annotations.NullMarked;
