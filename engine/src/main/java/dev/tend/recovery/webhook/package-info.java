/** Brings pages to people by HTTP, in order and for as long as it takes. */
@NullMarked
package dev.tend.recovery.webhook;

import org.jspecify.annotations.NullMarked;
