package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.VersionSource;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.store.CheckpointKeys;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.util.Optional;
import java.util.Set;

/** The mail server's version as it is written down, or as the agent last learnt it. */
final class OfflineVersion {
  private OfflineVersion() {}

  static ServerContext circumstances(AgentConfiguration configuration, LocalStore store)
      throws OverrideStoreException {
    Optional<String> text =
        switch (configuration.version()) {
          case VersionSource.Unknown unknown -> Optional.empty();
          case VersionSource.Literal literal -> Optional.of(literal.text());
          case VersionSource.Command command -> store.note(CheckpointKeys.VERSION);
        };
    return new ServerContext(
        configuration.server(),
        Set.copyOf(configuration.groups()),
        text.flatMap(OfflineVersion::version));
  }

  private static Optional<Version> version(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (ValueException none) {
      return Optional.empty();
    }
  }
}
