/**
 * Reads health sets from YAML, strictly. {@link dev.tend.definition.yaml.HealthSetReader} is the
 * way in; a text becomes a tree in which every node knows its position, and the tree becomes
 * records by the descriptors alone.
 */
@NullMarked
package dev.tend.definition.yaml;

import org.jspecify.annotations.NullMarked;
