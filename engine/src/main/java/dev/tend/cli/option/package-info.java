/** Options that several commands take. */
@NullMarked
package dev.tend.cli.option;

import org.jspecify.annotations.NullMarked;
