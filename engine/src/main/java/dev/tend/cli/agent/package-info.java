/** The command that runs the agent. */
@NullMarked
package dev.tend.cli.agent;

import org.jspecify.annotations.NullMarked;
