/**
 * The outbox of one decision: everything the core records, keeps and wants done goes through it.
 */
@NullMarked
package dev.tend.core.journal;

import org.jspecify.annotations.NullMarked;
