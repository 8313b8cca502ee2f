/** What a case expects, and how that compares with what happened. */
@NullMarked
package dev.tend.testing.assertion;

import org.jspecify.annotations.NullMarked;
