/**
 * SQLite, for whoever keeps something in it: where its native part is loaded from, how a file is
 * opened, rows that tell whether they are as they were written, and what its errors mean.
 */
@NullMarked
package dev.tend.sqlite;

import org.jspecify.annotations.NullMarked;
