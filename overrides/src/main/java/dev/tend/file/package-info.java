/** Files as the operating system shows them: who owns one, and who may read and write it. */
@NullMarked
package dev.tend.file;

import org.jspecify.annotations.NullMarked;
