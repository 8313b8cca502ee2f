/** The real mail server of {@code samples/lab}, for tests that want the real thing. */
@NullMarked
package dev.tend.lab;

import org.jspecify.annotations.NullMarked;
