/**
 * The files of the event log on disk: one live file for each {@link
 * dev.tend.eventlog.file.EventFile}, its rotated and compressed predecessors beside it, and how
 * long those are kept. Everything here does file I/O and belongs on platform threads.
 */
@NullMarked
package dev.tend.eventlog.file;

import org.jspecify.annotations.NullMarked;
