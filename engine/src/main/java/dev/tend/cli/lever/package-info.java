/** Commands by which a person stops, allows or resumes recovery. */
@NullMarked
package dev.tend.cli.lever;

import org.jspecify.annotations.NullMarked;
