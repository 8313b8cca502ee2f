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
 * @param settings the poller's settings
 * @param local the local store
 * @param shared the shared directory, if there is one
 * @param version the mail server's version
 */
record LastKnownOverrides(
    PollSettings settings,
    OverrideSource<LocalView> local,
    OverrideSource<SharedView> shared,
    OverrideSource<Version> version) {

  /** Nothing is known yet except what the settings say. */
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
   * The same under other settings. What is known of the old shared directory, and the old version,
   * stay until the new directory or command has been read.
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
   * The same with what an earlier run noted; what this run learnt is newer.
   *
   * @param view what it saw of the shared directory; empty: unknown
   * @param known the version
   */
  LastKnownOverrides recalled(Optional<SharedView> view, Optional<Version> known) {
    boolean first = settings.shared().isPresent() && shared.content().isEmpty();
    boolean asked = asksVersion(settings) && version.content().isEmpty();
    return new LastKnownOverrides(
        settings,
        local,
        first ? new OverrideSource<>(view, shared.readAt(), shared.error()) : shared,
        asked ? new OverrideSource<>(known, version.readAt(), version.error()) : version);
  }

  /** Whether everything that is configured could be read. */
  boolean isWithoutErrors() {
    return Stream.of(local, shared, version).allMatch(source -> source.error().isEmpty());
  }

  /** The change after which the local store was read; empty: it must be read again. */
  Optional<Long> change() {
    return local.isCurrent() ? local.content().map(LocalView::change) : Optional.empty();
  }

  /** The snapshot of all that is known. */
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

  /** Empty if the text is not a version, such as a damaged note. */
  static Optional<Version> versionOf(String text) {
    try {
      return Optional.of(Version.parse(text));
    } catch (ValueException none) {
      return Optional.empty();
    }
  }
}
