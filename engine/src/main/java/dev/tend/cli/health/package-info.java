/** Commands that report health. */
@NullMarked
package dev.tend.cli.health;

import org.jspecify.annotations.NullMarked;
