/**
 * What the API answers, as records that are its JSON: built from the ports by pure functions, so
 * that the command line can build the same from a store when no agent runs.
 */
@NullMarked
package dev.tend.api.model;

import org.jspecify.annotations.NullMarked;
