package dev.tend.override.merge;

import dev.tend.override.Version;
import java.util.Optional;
import java.util.Set;

/**
 * What a server is, as far as overrides select by it.
 *
 * @param server its name; compared without regard to case
 * @param groups the groups that it is in; compared without regard to case
 * @param version the mail server's version; empty while it is unknown, and then no override that is
 *     bound to versions is in effect
 */
public record ServerContext(String server, Set<String> groups, Optional<Version> version) {
  /** Copies the groups. */
  public ServerContext {
    groups = Set.copyOf(groups);
  }
}
