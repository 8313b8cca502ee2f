/** Commands for authors of health sets: validate, test, schema. */
@NullMarked
package dev.tend.cli.authoring;

import org.jspecify.annotations.NullMarked;
