/**
 * The probe {@code ldap}: a bind and a search. Messages are those of the UnboundID SDK; connections
 * are the probes' own, since the SDK's start threads and time each read by itself.
 */
@NullMarked
package dev.tend.probe.ldap;

import org.jspecify.annotations.NullMarked;
