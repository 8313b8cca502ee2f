/** Tests of the package of the same name. */
@NullMarked
package dev.tend.core.world;

import org.jspecify.annotations.NullMarked;
