/** The probe {@code dns}: one question to one name server. */
@NullMarked
package dev.tend.probe.dns;

import org.jspecify.annotations.NullMarked;
