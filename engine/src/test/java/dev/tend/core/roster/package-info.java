/** Tests of the package of the same name. */
@NullMarked
package dev.tend.core.roster;

import org.jspecify.annotations.NullMarked;
