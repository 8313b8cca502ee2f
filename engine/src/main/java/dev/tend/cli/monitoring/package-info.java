/** Commands about single items: list and explain them, run a probe, mark a repair. */
@NullMarked
package dev.tend.cli.monitoring;

import org.jspecify.annotations.NullMarked;
