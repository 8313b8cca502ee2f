/**
 * A client for line protocols that no server can hurt: one deadline for the whole exchange, and
 * bounds on every line and every reply, whatever the other side announces or sends. The libraries
 * that exist read an endless greeting until memory is gone, and restart their timeout with every
 * byte.
 */
@NullMarked
package dev.tend.probe.client;

import org.jspecify.annotations.NullMarked;
