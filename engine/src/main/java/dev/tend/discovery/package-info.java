/**
 * Discovery: finds the targets of health sets. Finders only search; when they do, and what follows
 * from it, is decided elsewhere. They wait for files and programs, so they are not for virtual
 * threads.
 */
@NullMarked
package dev.tend.discovery;

import org.jspecify.annotations.NullMarked;
