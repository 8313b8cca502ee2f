/** Where overrides are kept, and how they are written there. */
@NullMarked
package dev.tend.override.store;

import org.jspecify.annotations.NullMarked;
