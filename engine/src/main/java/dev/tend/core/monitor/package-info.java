/**
 * Monitors: from probe results to the state of one target. {@link dev.tend.core.monitor.Monitor} is
 * the way in; {@link dev.tend.core.monitor.MonitorMachine} is the table of all changes of state;
 * one {@code Rule} each judges for a type of monitor. Nothing here knows a clock; time is an
 * argument, in steady time.
 */
@NullMarked
package dev.tend.core.monitor;

import org.jspecify.annotations.NullMarked;
