/** How to use Tend from Java. */
@NullMarked
package dev.tend.samples;

import org.jspecify.annotations.NullMarked;
