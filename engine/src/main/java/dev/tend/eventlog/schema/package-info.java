/**
 * Events as lines of JSON: one flat object each, every field named in {@link
 * dev.tend.eventlog.schema.EventField}, every kind in {@link dev.tend.eventlog.schema.EventKind}.
 * No line is longer than 64 KiB, whatever an event holds.
 */
@NullMarked
package dev.tend.eventlog.schema;

import org.jspecify.annotations.NullMarked;
