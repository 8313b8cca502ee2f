/** HTTP/1.1 over sockets that are already connected. */
@NullMarked
package dev.tend.http;

import org.jspecify.annotations.NullMarked;
