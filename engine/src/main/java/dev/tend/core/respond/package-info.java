/**
 * What answers to a monitor: episodes, the gates before an action, the action and its verdict, and
 * the incident that people are told of. Start reading at {@link
 * dev.tend.core.respond.ResponseEngine}; the gates stand in {@code Gates}.
 */
@NullMarked
package dev.tend.core.respond;

import org.jspecify.annotations.NullMarked;
