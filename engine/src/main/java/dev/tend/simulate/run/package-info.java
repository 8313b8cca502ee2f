/** Runs test files: finds them, reads them with their health sets, plays every case. */
@NullMarked
package dev.tend.simulate.run;

import org.jspecify.annotations.NullMarked;
