package dev.tend.core.effect;

import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import java.time.Instant;

/**
 * An action that is about to begin.
 *
 * @param instance its id
 * @param responder the responder, with its target
 * @param definition the responder's effective definition
 * @param component the component of its health set; empty text: none
 * @param resource what it acts on; empty text: its component alone
 * @param episode the episode
 * @param attempt which attempt of the episode, from 1
 * @param intendedAt when it was decided, in steady time
 */
public record Intent(
    String instance,
    ItemId responder,
    ResponderDefinition definition,
    String component,
    String resource,
    String episode,
    int attempt,
    Instant intendedAt) {}
