/**
 * Who is there: from effective definitions and discovered targets to the instances that are
 * watched.
 */
@NullMarked
package dev.tend.core.instance;

import org.jspecify.annotations.NullMarked;
