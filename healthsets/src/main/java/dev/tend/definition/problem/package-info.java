/** What is wrong with a definition, said so that its author can fix it. */
@NullMarked
package dev.tend.definition.problem;

import org.jspecify.annotations.NullMarked;
