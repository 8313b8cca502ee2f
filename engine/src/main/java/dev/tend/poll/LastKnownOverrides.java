package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.SharedView;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.OverrideSource;
import dev.tend.override.store.LocalView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of overrides, from each source that the settings name.
 *
 * @param settings what the poller is told
 * @param local the local store
 * @param shared the shared directory, if there is one
 * @param version the mail server's version
 */
record LastKnownOverrides(
    PollSettings settings,
    OverrideSource<LocalView> local,
    OverrideSource<SharedView> shared,
    OverrideSource<Version> version) {

  /** Nothing is known but what the settings say. */
  static LastKnownOverrides of(PollSettings settings) {
    return new LastKnownOverrides(
        settings, OverrideSource.untried(), OverrideSource.untried(), written(settings));
  }

  LastKnownOverrides withLocal(OverrideSource<LocalView> newer) {
    return new LastKnownOverrides(settings, newer, shared, version);
  }

  LastKnownOverrides withShared(OverrideSource<SharedView> newer) {
    return new LastKnownOverrides(settings, local, newer, version);
  }

  LastKnownOverrides withVersion(OverrideSource<Version> newer) {
    return new LastKnownOverrides(settings, local, shared, newer);
  }

  /**
   * The same under other settings. Of a shared directory that is another one the old set stands,
   * and of a version for which another command is asked the old one.
   */
  LastKnownOverrides configured(PollSettings newer) {
    boolean sameDirectory = newer.shared().equals(settings.shared());
    boolean sameVersion = newer.version().equals(settings.version());
    return new LastKnownOverrides(
        newer,
        local,
        sameDirectory || newer.shared().isEmpty()
            ? shared
            : OverrideSource.remembered(shared.content()),
        sameVersion
            ? version
            : asksVersion(newer) ? OverrideSource.remembered(version.content()) : written(newer));
  }

  /**
   * The same with what an earlier run noted; what was learnt in this one is newer.
   *
   * @param view what it saw of the shared directory; empty: that is not known
   * @param said the version
   */
  LastKnownOverrides recalled(Optional<SharedView> view, Optional<Version> said) {
    boolean first = settings.shared().isPresent() && shared.content().isEmpty();
    boolean asked = asksVersion(settings) && version.content().isEmpty();
    return new LastKnownOverrides(
        settings,
        local,
        first ? new OverrideSource<>(view, shared.readAt(), shared.error()) : shared,
        asked ? new OverrideSource<>(said, version.readAt(), version.error()) : version);
  }

  /** Whether all that is configured could be read. */
  boolean isWithoutErrors() {
    return Stream.of(local, shared, version).allMatch(source -> source.error().isEmpty());
  }

  /** The number of the change after which the local store was read; empty: it must be read anew. */
  Optional<Long> change() {
    return local.isCurrent() ? local.content().map(LocalView::change) : Optional.empty();
  }

  /** How it stands by all that is known. */
  OverrideSnapshot snapshot(List<HealthSetDefinition> declared) {
    return OverrideSnapshot.of(
        declared,
        new ServerContext(settings.server(), Set.copyOf(settings.groups()), version.content()),
        new OverrideSnapshot.Sources(
            local.map(
                view -> new OverrideSnapshot.Contents(view.overrides(), view.rejectedSources())),
            settings.shared().map(source -> source.directory().toString()),
            (settings.shared().isPresent() ? shared : OverrideSource.<SharedView>untried())
                .map(
                    view ->
                        new OverrideSnapshot.Contents(view.overrides(), view.rejectedSources())),
            version,
            asksVersion(settings)));
  }

  private static boolean asksVersion(PollSettings settings) {
    return settings.version() instanceof VersionSource.Command;
  }

  private static OverrideSource<Version> written(PollSettings settings) {
    return settings.version() instanceof VersionSource.Literal literal
        ? OverrideSource.read(versionOf(literal.text()).orElseThrow(), Instant.EPOCH)
        : OverrideSource.untried();
  }

  /** Empty when the text is no version, such as a note that was damaged. */
  static Optional<Version> versionOf(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (ValueException none) {
      return Optional.empty();
    }
  }
}
