/**
 * The record of what the agent saw, decided and did: events become lines of JSON in files, one for
 * each channel. {@link dev.tend.eventlog.EventLog} writes them on a thread of its own, so that no
 * disk can hold up the agent.
 */
@NullMarked
package dev.tend.eventlog;

import org.jspecify.annotations.NullMarked;
