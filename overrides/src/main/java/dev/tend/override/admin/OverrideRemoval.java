package dev.tend.override.admin;

import dev.tend.override.OverrideScope;
import java.util.List;
import java.util.Optional;

/**
 * Asks that an override be removed: the one of an id, or the one of a key. Without servers, groups
 * and version it is the one for all servers; if there is none, the only one that changes the
 * property.
 *
 * @param scope where it is kept
 * @param id its id; then nothing else is needed
 * @param identity as in {@link OverrideRequest}
 * @param itemType as in {@link OverrideRequest}
 * @param property the property's own name or one of its Exchange names
 * @param version the versions that it is for
 * @param servers the servers that it is for
 * @param groups the groups that it is for
 * @param whatIf whether to tell only what would happen
 */
public record OverrideRemoval(
    OverrideScope scope,
    Optional<String> id,
    Optional<String> identity,
    Optional<String> itemType,
    Optional<String> property,
    Optional<String> version,
    Optional<List<String>> servers,
    Optional<List<String>> groups,
    boolean whatIf)
    implements OverrideChange {
  /** Copies the lists. */
  public OverrideRemoval {
    servers = servers.map(List::copyOf);
    groups = groups.map(List::copyOf);
  }

  /** That of an id. */
  public static OverrideRemoval of(OverrideScope scope, String id, boolean whatIf) {
    return new OverrideRemoval(
        scope,
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        whatIf);
  }

  /** The same, but to tell only what would happen. */
  public OverrideRemoval tried() {
    return new OverrideRemoval(
        scope, id, identity, itemType, property, version, servers, groups, true);
  }
}
