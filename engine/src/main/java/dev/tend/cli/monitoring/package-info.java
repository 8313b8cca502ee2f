/** Commands about single items: what there is, what it means, run a probe, mark a repair. */
@NullMarked
package dev.tend.cli.monitoring;

import org.jspecify.annotations.NullMarked;
