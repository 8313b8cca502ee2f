/** Runs test files: finds them, reads them with their health sets, plays every case. */
@NullMarked
package dev.tend.testing.run;

import org.jspecify.annotations.NullMarked;
