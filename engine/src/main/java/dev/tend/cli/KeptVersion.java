package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.VersionSource;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.override.merge.Circumstances;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.Notes;
import dev.tend.override.store.OverrideStoreException;
import java.util.Optional;
import java.util.Set;

/** The mail server's version as it is written down, or as the agent last learnt it. */
final class KeptVersion {
  private KeptVersion() {}

  static Circumstances circumstances(AgentConfiguration configuration, LocalStore store)
      throws OverrideStoreException {
    Optional<String> text =
        switch (configuration.version()) {
          case VersionSource.Unknown unknown -> Optional.empty();
          case VersionSource.Literal literal -> Optional.of(literal.text());
          case VersionSource.Command command -> store.note(Notes.VERSION);
        };
    return new Circumstances(
        configuration.server(),
        Set.copyOf(configuration.groups()),
        text.flatMap(KeptVersion::version));
  }

  private static Optional<Version> version(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (ValueException none) {
      return Optional.empty();
    }
  }
}
