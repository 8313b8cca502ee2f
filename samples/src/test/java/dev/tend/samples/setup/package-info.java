/** Tests of the scripts that set a machine up. */
@NullMarked
package dev.tend.samples.setup;

import org.jspecify.annotations.NullMarked;
