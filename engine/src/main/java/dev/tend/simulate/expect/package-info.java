/** What a case expects, and how that compares with what happened. */
@NullMarked
package dev.tend.simulate.expect;

import org.jspecify.annotations.NullMarked;
