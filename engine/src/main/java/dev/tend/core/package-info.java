/**
 * The pure core: {@link dev.tend.core.HealthCore} takes one input and the time, and answers with
 * what to record, what to keep and what to do. It knows no clock, thread, logger, file or socket.
 */
@NullMarked
package dev.tend.core;

import org.jspecify.annotations.NullMarked;
