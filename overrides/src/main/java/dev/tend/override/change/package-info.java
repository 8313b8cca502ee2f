/**
 * What to announce about overrides, each thing once: from what is known of them and what was
 * announced before to the definitions in effect, the notices, and when to poll again. Pure; time is
 * an argument.
 */
@NullMarked
package dev.tend.override.change;

import org.jspecify.annotations.NullMarked;
