/** Commands and cmdlets that add, list and remove overrides. */
@NullMarked
package dev.tend.cli.override;

import org.jspecify.annotations.NullMarked;
