/** A mail server small enough to be killed: what the quickstart watches and repairs. */
@NullMarked
package dev.tend.samples.quickstart;

import org.jspecify.annotations.NullMarked;
