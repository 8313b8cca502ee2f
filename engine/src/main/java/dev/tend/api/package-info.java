/**
 * The agent's local HTTP API: its ports, which the agent implements, and its token. Its answers are
 * in {@code api.model}, the server in {@code api.server}, the command line's side in {@code
 * api.client}.
 *
 * <p>Ports use steady time, as the core does; answers use wall-clock time, as people do.
 */
@NullMarked
package dev.tend.api;

import org.jspecify.annotations.NullMarked;
