/** Examples that are compiled and tested with everything else. */
@NullMarked
package dev.tend.samples;

import org.jspecify.annotations.NullMarked;
