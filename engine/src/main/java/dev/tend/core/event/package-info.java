/**
 * What the core records: a closed vocabulary of events. Every event has an id, every consequence
 * names its causes by id, so that action, responder, transition and probe results can be walked
 * without matching strings.
 */
@NullMarked
package dev.tend.core.event;

import org.jspecify.annotations.NullMarked;
