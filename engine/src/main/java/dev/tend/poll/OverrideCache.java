package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.Version;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.SharedView;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.Source;
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
record OverrideCache(
    PollSettings settings,
    Source<LocalView> local,
    Source<SharedView> shared,
    Source<Version> version) {

  /** Nothing is known but what the settings say. */
  static OverrideCache of(PollSettings settings) {
    return new OverrideCache(settings, Source.untried(), Source.untried(), written(settings));
  }

  OverrideCache withLocal(Source<LocalView> newer) {
    return new OverrideCache(settings, newer, shared, version);
  }

  OverrideCache withShared(Source<SharedView> newer) {
    return new OverrideCache(settings, local, newer, version);
  }

  OverrideCache withVersion(Source<Version> newer) {
    return new OverrideCache(settings, local, shared, newer);
  }

  /**
   * The same under other settings. Of a shared directory that is another one the old set stands,
   * and of a version for which another command is asked the old one.
   */
  OverrideCache configured(PollSettings newer) {
    boolean sameDirectory = newer.shared().equals(settings.shared());
    boolean sameVersion = newer.version().equals(settings.version());
    return new OverrideCache(
        newer,
        local,
        sameDirectory || newer.shared().isEmpty() ? shared : Source.remembered(shared.content()),
        sameVersion
            ? version
            : asksVersion(newer) ? Source.remembered(version.content()) : written(newer));
  }

  /**
   * The same with what an earlier run noted; what was learnt in this one is newer.
   *
   * @param view what it saw of the shared directory; empty: that is not known
   * @param said the version
   */
  OverrideCache recalled(Optional<SharedView> view, Optional<Version> said) {
    boolean first = settings.shared().isPresent() && shared.content().isEmpty();
    boolean asked = asksVersion(settings) && version.content().isEmpty();
    return new OverrideCache(
        settings,
        local,
        first ? new Source<>(view, shared.readAt(), shared.error()) : shared,
        asked ? new Source<>(said, version.readAt(), version.error()) : version);
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
            (settings.shared().isPresent() ? shared : Source.<SharedView>untried())
                .map(
                    view ->
                        new OverrideSnapshot.Contents(view.overrides(), view.rejectedSources())),
            version,
            asksVersion(settings)));
  }

  private static boolean asksVersion(PollSettings settings) {
    return settings.version() instanceof VersionSource.Command;
  }

  private static Source<Version> written(PollSettings settings) {
    return settings.version() instanceof VersionSource.Literal literal
        ? Source.read(versionOf(literal.text()).orElseThrow(), Instant.EPOCH)
        : Source.untried();
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
