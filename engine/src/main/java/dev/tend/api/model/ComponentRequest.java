package dev.tend.api.model;

import java.util.Optional;

/**
 * Asks for a state of a component in the name of a requester.
 *
 * @param component its name, in any case
 * @param requester in whose name: {@code Maintenance}, {@code Sidelined}, {@code Functional} or
 *     {@code Deployment}; {@code HealthAPI}, which is Tend itself, only with {@code Active}
 * @param state {@code Inactive} or {@code Draining}, which place or replace the requester's hold;
 *     {@code Active}, which releases it
 * @param owner which person asks
 * @param reason why; may be left out
 * @param duration after how long the hold ends by itself, such as {@code 2h}; without it: when it
 *     is released
 */
public record ComponentRequest(
    String component,
    String requester,
    String state,
    String owner,
    Optional<String> reason,
    Optional<String> duration) {}
