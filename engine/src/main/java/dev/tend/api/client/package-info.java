/** The command line's side of the API. */
@NullMarked
package dev.tend.api.client;

import org.jspecify.annotations.NullMarked;
