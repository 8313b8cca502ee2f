/** What the core wants done. The shell does it and tells the core what came of it. */
@NullMarked
package dev.tend.core.effect;

import org.jspecify.annotations.NullMarked;
