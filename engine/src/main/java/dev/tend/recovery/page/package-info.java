/** Brings pages to people by HTTP, in order and for as long as it takes. */
@NullMarked
package dev.tend.recovery.page;

import org.jspecify.annotations.NullMarked;
