/** Commands about the components of this server. */
@NullMarked
package dev.tend.cli.component;

import org.jspecify.annotations.NullMarked;
