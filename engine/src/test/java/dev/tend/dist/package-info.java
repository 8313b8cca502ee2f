/** The runnable tree, tried as a user finds it. These run after it has been made. */
@NullMarked
package dev.tend.dist;

import org.jspecify.annotations.NullMarked;
