/** Services: whether they run, and how they are restarted without making things worse. */
@NullMarked
package dev.tend.recovery.service;

import org.jspecify.annotations.NullMarked;
