/** From the states of monitors to the state of a health set, and from sets to a health group. */
@NullMarked
package dev.tend.core.rollup;

import org.jspecify.annotations.NullMarked;
