/**
 * What there is to tell about overrides, each thing once: from what is seen of them and what was
 * told before to the definitions that hold, the notices, and when to look again. Pure; time is an
 * argument.
 */
@NullMarked
package dev.tend.override.change;

import org.jspecify.annotations.NullMarked;
