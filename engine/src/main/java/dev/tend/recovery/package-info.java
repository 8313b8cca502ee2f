/**
 * The port of recovery actions: what an action is given, and what it answers. The built-in ones are
 * in the packages below, the runner in {@code recovery.run}, escalation in {@code
 * recovery.webhook}.
 */
@NullMarked
package dev.tend.recovery;

import org.jspecify.annotations.NullMarked;
