/**
 * The descriptors of all probe, monitor and responder types: the names, the properties and their
 * metadata. Reader, checks, schema, help, overrides and documentation read them; the engine binds
 * an implementation to each.
 */
@NullMarked
package dev.tend.definition.type;

import org.jspecify.annotations.NullMarked;
