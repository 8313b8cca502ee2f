/**
 * What is in effect: definitions and overrides in, effective definitions out, each value with its
 * provenance. A pure function of its arguments, the time among them.
 */
@NullMarked
package dev.tend.override.merge;

import org.jspecify.annotations.NullMarked;
