/** What other TLS clients do and the JDK's own does not. */
@NullMarked
package dev.tend.tls;

import org.jspecify.annotations.NullMarked;
