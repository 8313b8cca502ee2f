/** Tests of the shipped health sets as data. */
@NullMarked
package dev.tend.definition.catalog;

import org.jspecify.annotations.NullMarked;
