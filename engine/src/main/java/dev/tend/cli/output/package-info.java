/** What every command has in common when it answers: forms, tables, exit codes. */
@NullMarked
package dev.tend.cli.output;

import org.jspecify.annotations.NullMarked;
