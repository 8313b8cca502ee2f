/**
 * Reads event files: several channels merged in the order in which things happened, compressed
 * predecessors included, with or without an agent that is writing them. Does file I/O and belongs
 * on platform threads.
 */
@NullMarked
package dev.tend.eventlog.read;

import org.jspecify.annotations.NullMarked;
