package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;

/**
 * What an identity names.
 *
 * @param set the health set
 * @param place the item, or the set itself
 */
record ResolvedItem(HealthSetDefinition set, PropertyOwner place) {}
