/** Services: how they stand, and how they are started anew without making things worse. */
@NullMarked
package dev.tend.recovery.service;

import org.jspecify.annotations.NullMarked;
