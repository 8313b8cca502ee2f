/**
 * How mappings are written: the keys of each with their types and meanings. One description serves
 * the strict reader and the JSON Schema, so that the two cannot disagree.
 */
@NullMarked
package dev.tend.testing.schema;

import org.jspecify.annotations.NullMarked;
