/** Finds the files of health sets on disk: the one part of the language that touches it. */
@NullMarked
package dev.tend.definition.file;

import org.jspecify.annotations.NullMarked;
