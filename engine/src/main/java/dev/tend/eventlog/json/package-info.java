/**
 * Events as lines of JSON: one flat object each, every field named in {@link
 * dev.tend.eventlog.json.EventField}, every kind in {@link dev.tend.eventlog.json.EventKind}. No
 * line is longer than 64 KiB, whatever an event holds.
 */
@NullMarked
package dev.tend.eventlog.json;

import org.jspecify.annotations.NullMarked;
