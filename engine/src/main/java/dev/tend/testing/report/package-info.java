/** Test results, for people and for build servers. */
@NullMarked
package dev.tend.testing.report;

import org.jspecify.annotations.NullMarked;
