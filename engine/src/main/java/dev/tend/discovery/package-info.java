/**
 * Discovery: finds the targets of health sets. Finders only look; when they look and what becomes
 * of what they find is decided elsewhere. They wait for files and programs, so they are not for
 * virtual threads.
 */
@NullMarked
package dev.tend.discovery;

import org.jspecify.annotations.NullMarked;
