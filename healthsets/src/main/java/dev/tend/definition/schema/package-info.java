/**
 * The language as a JSON Schema, made from the same descriptors that the reader uses, for editors
 * to complete and check with.
 */
@NullMarked
package dev.tend.definition.schema;

import org.jspecify.annotations.NullMarked;
