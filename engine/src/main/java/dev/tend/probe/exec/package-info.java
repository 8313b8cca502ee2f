/** Probes that run a plugin by the Nagios contract. */
@NullMarked
package dev.tend.probe.exec;

import org.jspecify.annotations.NullMarked;
