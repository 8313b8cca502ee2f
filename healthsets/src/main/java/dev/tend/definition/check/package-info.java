/**
 * Checks health sets against each other and against themselves: what a single value cannot show to
 * be wrong. {@link dev.tend.definition.check.CrossChecks} holds the list.
 */
@NullMarked
package dev.tend.definition.check;

import org.jspecify.annotations.NullMarked;
