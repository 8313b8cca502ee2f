/**
 * Who is there: from effective definitions and discovered targets to the instances that are
 * watched.
 */
@NullMarked
package dev.tend.core.roster;

import org.jspecify.annotations.NullMarked;
