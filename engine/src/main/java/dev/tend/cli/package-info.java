/** The command line: one class per command. */
@NullMarked
package dev.tend.cli;

import org.jspecify.annotations.NullMarked;
