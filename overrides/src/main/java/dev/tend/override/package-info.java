/** Typed changes of one property of one item, and how long they hold. */
@NullMarked
package dev.tend.override;

import org.jspecify.annotations.NullMarked;
