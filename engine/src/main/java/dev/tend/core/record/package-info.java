/**
 * The core's state as data. Records of {@link dev.tend.core.record.DurableRecord} are kept before
 * any effect; a {@link dev.tend.core.record.Checkpoint} holds the windows, kept now and then.
 */
@NullMarked
package dev.tend.core.record;

import org.jspecify.annotations.NullMarked;
