/**
 * The language of {@code *.test.yaml} files: its forms, its strict reader, its JSON Schema. {@link
 * dev.tend.simulate.language.TestFileReader} is the way in.
 */
@NullMarked
package dev.tend.simulate.language;

import org.jspecify.annotations.NullMarked;
