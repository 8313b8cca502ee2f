/**
 * The probe {@code log-file}: follows a file that others write, rotate and truncate, and finds red
 * and green events in its lines.
 */
@NullMarked
package dev.tend.probe.logfile;

import org.jspecify.annotations.NullMarked;
