/**
 * Values and the metadata of the properties that hold them: the bottom layer of the language. A
 * {@link dev.tend.definition.value.Property} says everything there is to say about one property;
 * {@link dev.tend.definition.value.Settings} hold the values of one item, each with its provenance.
 */
@NullMarked
package dev.tend.definition.value;

import org.jspecify.annotations.NullMarked;
