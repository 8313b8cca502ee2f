/**
 * How the world behaves in a case: what probes come to and when, what acts are good for, what
 * people answer. A script says so in rules; {@link dev.tend.testing.scenario.ScriptedEnvironment}
 * plays them.
 */
@NullMarked
package dev.tend.testing.scenario;

import org.jspecify.annotations.NullMarked;
