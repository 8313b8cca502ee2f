/**
 * Where people ask for overrides, and learn what became of them. Used by the agent for those who
 * come by its API, and by the command line itself where no agent runs.
 */
@NullMarked
package dev.tend.override.admin;

import org.jspecify.annotations.NullMarked;
