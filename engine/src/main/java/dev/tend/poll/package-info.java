/**
 * Polls overrides: those of this server in the local store, those for several in the shared
 * directory, and the mail server's version that some are bound to. What is known of them is merged
 * here with the declared definitions and handed to the core. Everything that could hang is done on
 * threads that may be lost.
 */
@NullMarked
package dev.tend.poll;

import org.jspecify.annotations.NullMarked;
