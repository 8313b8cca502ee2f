/** The command that reads event files. */
@NullMarked
package dev.tend.cli.event;

import org.jspecify.annotations.NullMarked;
