/** What the world tells the core. */
@NullMarked
package dev.tend.core.input;

import org.jspecify.annotations.NullMarked;
