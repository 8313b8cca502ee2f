/**
 * What to watch: the records that a health set becomes once it is read. Plain data; the engine acts
 * on it.
 */
@NullMarked
package dev.tend.definition;

import org.jspecify.annotations.NullMarked;
