/** Actions that are a command, a signal, or a reboot. */
@NullMarked
package dev.tend.recovery.command;

import org.jspecify.annotations.NullMarked;
