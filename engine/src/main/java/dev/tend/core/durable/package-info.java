/**
 * The core's state as data. Records of {@link dev.tend.core.durable.DurableRecord} are kept before
 * any effect; a {@link dev.tend.core.durable.Checkpoint} holds the windows, kept now and then.
 */
@NullMarked
package dev.tend.core.durable;

import org.jspecify.annotations.NullMarked;
