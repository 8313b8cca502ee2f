/** The brake that stops all recovery: one file, which the agent, its commands and people share. */
@NullMarked
package dev.tend.brake;

import org.jspecify.annotations.NullMarked;
