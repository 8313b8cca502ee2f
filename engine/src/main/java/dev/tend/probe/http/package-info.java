/** The probe {@code http}: one request to one web server, bounded in time and in what is read. */
@NullMarked
package dev.tend.probe.http;

import org.jspecify.annotations.NullMarked;
