/**
 * Probes of the host: processes, sockets, volumes, memory, the mail queue. They read files and
 * small programs' answers; none opens a connection.
 */
@NullMarked
package dev.tend.probe.host;

import org.jspecify.annotations.NullMarked;
