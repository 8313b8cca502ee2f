/**
 * What the core knows of its surroundings: holds, operators at work, the group's word, and the
 * ledger of actions.
 */
@NullMarked
package dev.tend.core.environment;

import org.jspecify.annotations.NullMarked;
