/** What there is to say about items and types, for the command line and the documentation. */
@NullMarked
package dev.tend.definition.help;

import org.jspecify.annotations.NullMarked;
