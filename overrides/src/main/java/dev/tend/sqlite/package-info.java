/**
 * SQLite, for everything that is kept in it: where its native part is loaded from, how a file is
 * opened, rows that show whether they are as they were written, and what its errors mean.
 */
@NullMarked
package dev.tend.sqlite;

import org.jspecify.annotations.NullMarked;
