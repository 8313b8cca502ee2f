package dev.tend.override.merge;

import java.util.Set;

/**
 * Values of a health set that do not go together.
 *
 * @param slots the values; also what tells one violation from another while values change
 * @param reason what is wrong
 * @param expected what would be right
 */
record Violation(Set<Slot> slots, String reason, String expected) {
  Violation {
    slots = Set.copyOf(slots);
  }
}
