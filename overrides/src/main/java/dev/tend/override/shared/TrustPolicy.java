package dev.tend.override.shared;

import java.util.List;
import java.util.Set;

/**
 * Whom the shared directory's files are believed from.
 *
 * @param keys who may sign; none: signatures are not asked for and not looked at. With keys, a file
 *     without a good signature of one of them is left out
 * @param owners users, by name or number, whose files are believed besides those of root, of the
 *     user this process runs as, and of the directory's owner
 */
public record TrustPolicy(List<TrustedKey> keys, Set<String> owners) {
  /** Asks for no signature and names no further owner. */
  public static final TrustPolicy PLAIN = new TrustPolicy(List.of(), Set.of());

  /** Copies both. */
  public TrustPolicy {
    keys = List.copyOf(keys);
    owners = Set.copyOf(owners);
  }

  /** Whether unsigned files are left out. */
  public boolean asksForSignatures() {
    return !keys.isEmpty();
  }
}
