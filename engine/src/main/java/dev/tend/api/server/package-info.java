/** The server side of the API, on the JDK's own HTTP server. */
@NullMarked
package dev.tend.api.server;

import org.jspecify.annotations.NullMarked;
