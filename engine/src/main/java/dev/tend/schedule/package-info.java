/** When probes run. The only package that knows Quartz; no health rule lives here. */
@NullMarked
package dev.tend.schedule;

import org.jspecify.annotations.NullMarked;
