/**
 * The agent's local HTTP API: its ports, which the agent implements, and its token. What it answers
 * is in {@code api.answer}, the server in {@code api.server}, the command line's side in {@code
 * api.client}.
 *
 * <p>Ports speak steady time, as the core does; answers speak wall-clock time, as people do.
 */
@NullMarked
package dev.tend.api;

import org.jspecify.annotations.NullMarked;
