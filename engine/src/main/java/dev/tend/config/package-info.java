/**
 * The agent's configuration: one strict file as immutable records. Everything in the shell may read
 * these; nothing here starts, opens or keeps anything.
 */
@NullMarked
package dev.tend.config;

import org.jspecify.annotations.NullMarked;
