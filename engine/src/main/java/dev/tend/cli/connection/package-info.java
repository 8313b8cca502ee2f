/** How a command is answered: by the running agent, or by what is stored when none runs. */
@NullMarked
package dev.tend.cli.connection;

import org.jspecify.annotations.NullMarked;
