/**
 * How the environment behaves in a case: what probes give and when, what actions achieve, what
 * people answer. A script says so in rules; {@link dev.tend.testing.scenario.ScriptedEnvironment}
 * plays them.
 */
@NullMarked
package dev.tend.testing.scenario;

import org.jspecify.annotations.NullMarked;
