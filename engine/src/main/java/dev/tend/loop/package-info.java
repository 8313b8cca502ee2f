/**
 * The one thread that owns the health state: inputs come in by a bounded queue, decisions go out to
 * the store, the event log and whoever carries out effects, and everybody else reads snapshots.
 */
@NullMarked
package dev.tend.loop;

import org.jspecify.annotations.NullMarked;
