package dev.tend.api.model;

import dev.tend.definition.ItemType;
import java.util.Optional;

/**
 * One item that an identity can name.
 *
 * @param identity as a command takes it, with {@code /}
 * @param itemType whether it is a probe, a monitor or a responder
 * @param healthSet its health set
 * @param name its name
 * @param target its target; empty: it has none
 * @param type the name of its type
 * @param enabled whether it and its health set are switched on
 * @param description what a person reads
 */
public record ItemIdentity(
    String identity,
    ItemType itemType,
    String healthSet,
    String name,
    Optional<String> target,
    String type,
    boolean enabled,
    String description) {}
