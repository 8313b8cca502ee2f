/**
 * The rules of the house, as tests. Think hard before changing one: they hold the design together.
 */
@NullMarked
package dev.tend.house;

import org.jspecify.annotations.NullMarked;
