/**
 * The language of {@code *.test.yaml} files: its forms, its strict reader, its JSON Schema. {@link
 * dev.tend.testing.testfile.TestFileReader} is the way in.
 */
@NullMarked
package dev.tend.testing.testfile;

import org.jspecify.annotations.NullMarked;
