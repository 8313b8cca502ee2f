/** What a health set says: probes, monitors and responders as records. */
@NullMarked
package dev.tend.definition;

import org.jspecify.annotations.NullMarked;
