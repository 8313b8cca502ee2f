/** The sample health sets of a mail store, changed by overrides as people type them. */
@NullMarked
package dev.tend.samples.overrides;

import org.jspecify.annotations.NullMarked;
