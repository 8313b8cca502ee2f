/** Secrets: looked up when they are needed, never kept in definitions, events or logs. */
@NullMarked
package dev.tend.secret;

import org.jspecify.annotations.NullMarked;
