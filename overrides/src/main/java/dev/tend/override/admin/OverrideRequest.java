package dev.tend.override.admin;

import dev.tend.override.OverrideScope;
import java.util.List;
import java.util.Optional;

/**
 * Asks for an override. Everything is as somebody typed it; nothing has been checked.
 *
 * @param scope for this server, or kept where all servers look
 * @param identity {@code HealthSet\Item}, with or without a target, or a health set
 * @param itemType the word of an item type, or {@code HealthSet}; empty: what the identity names
 * @param property the property's own name or one of its Exchange names
 * @param value the value
 * @param duration for how long it shall hold; empty: until removed, or as the version says
 * @param version the versions of the mail server it is for; empty: every one. Not together with a
 *     duration.
 * @param servers the servers it is for; empty: not chosen by name. A list with nothing in it is
 *     refused.
 * @param groups the groups it is for; the same
 * @param owner who asks
 * @param reason why; may be blank
 * @param replace whether one with the same key shall make way
 * @param whatIf whether to tell only what would happen
 * @param unseen whether servers and groups that nobody has heard of may be named
 */
public record OverrideRequest(
    OverrideScope scope,
    String identity,
    Optional<String> itemType,
    String property,
    String value,
    Optional<String> duration,
    Optional<String> version,
    Optional<List<String>> servers,
    Optional<List<String>> groups,
    String owner,
    String reason,
    boolean replace,
    boolean whatIf,
    boolean unseen)
    implements OverrideChange {
  /** Copies the lists. */
  public OverrideRequest {
    servers = servers.map(List::copyOf);
    groups = groups.map(List::copyOf);
  }

  /** The same, but to tell only what would happen. */
  public OverrideRequest tried() {
    return new OverrideRequest(
        scope, identity, itemType, property, value, duration, version, servers, groups, owner,
        reason, replace, true, unseen);
  }
}
