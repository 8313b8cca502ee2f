package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Validity;
import dev.tend.override.Version;
import dev.tend.override.change.DirectoryState;
import dev.tend.override.change.Sight;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.SharedView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of overrides now, wherever it came from. Touched by the poller's thread alone. */
final class OverrideCache {
  private final PollSettings settings;
  private Optional<LocalBackend.Contents> local = Optional.empty();
  private Optional<SourceError> localTrouble = Optional.empty();
  private Optional<SharedView> shared = Optional.empty();
  private Optional<Instant> sharedSeen = Optional.empty();
  private List<RejectedSource> sharedLeftOut = List.of();
  private Optional<SourceError> sharedTrouble = Optional.empty();
  private Optional<PollSettings.Shared> read = Optional.empty();
  private Optional<Version> version;
  private Optional<SourceError> versionTrouble = Optional.empty();
  private boolean versionAsked;

  OverrideCache(PollSettings settings) {
    this.settings = settings;
    this.version = written(settings);
  }

  PollSettings settings() {
    return settings;
  }

  /** What was last seen of the shared directory, as good as it is known. */
  Optional<SharedView> shared() {
    return shared;
  }

  /** Whether the shared directory was read when it was last looked at. */
  boolean sharedStands() {
    return read.isPresent() && read.equals(settings.shared()) && sharedTrouble.isEmpty();
  }

  Optional<Version> version() {
    return version;
  }

  Optional<SourceError> localTrouble() {
    return localTrouble;
  }

  Optional<SourceError> sharedTrouble() {
    return sharedTrouble;
  }

  Optional<SourceError> versionTrouble() {
    return versionTrouble;
  }

  /** The number of the change after which the local store was read; empty when it never was. */
  Optional<Long> change() {
    return local.map(LocalBackend.Contents::change);
  }

  /**
   * The same under other settings. Of a shared directory that is another one the old set stands.
   */
  OverrideCache configured(PollSettings newer) {
    OverrideCache cache = new OverrideCache(newer);
    cache.local = local;
    cache.localTrouble = localTrouble;
    cache.read = read;
    if (newer.shared().isPresent()) {
      cache.shared = shared;
      cache.sharedSeen = sharedSeen;
      cache.sharedLeftOut = sharedLeftOut;
      cache.sharedTrouble =
          newer.shared().equals(settings.shared()) ? sharedTrouble : Optional.empty();
    }
    if (asks(newer)) {
      cache.version = version;
    }
    if (newer.version().equals(settings.version())) {
      cache.versionTrouble = versionTrouble;
      cache.versionAsked = versionAsked;
    }
    return cache;
  }

  void localRead(LocalBackend.Contents contents) {
    local = Optional.of(contents);
    localWorks();
  }

  /** The local store answered, and held what is known of it. */
  void localWorks() {
    localTrouble = Optional.empty();
  }

  void localFailed(String what, Instant now) {
    localTrouble = since(localTrouble, what, now);
  }

  /**
   * What an earlier life noted; what was learnt in this one is newer.
   *
   * @param view what it saw of the shared directory; empty: that is not known
   * @param rejectedSource what it did not believe there
   * @param said the version
   */
  void recalled(
      Optional<SharedView> view, List<RejectedSource> rejectedSource, Optional<Version> said) {
    if (settings.shared().isPresent() && shared.isEmpty() && view.isPresent()) {
      shared = view;
      sharedLeftOut = rejectedSource;
    }
    if (asks(settings) && version.isEmpty()) {
      version = said;
    }
  }

  /** The shared directory holds this now. */
  void sharedRead(PollSettings.Shared source, SharedView view, Instant now) {
    shared = Optional.of(view);
    sharedSeen = Optional.of(now);
    sharedLeftOut = view.rejectedSource();
    read = Optional.of(source);
    sharedTrouble = Optional.empty();
  }

  void sharedFailed(String what, Instant now) {
    sharedTrouble = since(sharedTrouble, what, now);
  }

  void versionSaid(Version said) {
    version = Optional.of(said);
    versionTrouble = Optional.empty();
    versionAsked = true;
  }

  void versionFailed(String what, Instant now) {
    versionTrouble = since(versionTrouble, what, now);
    versionAsked = true;
  }

  /** All of it, for people. */
  PollStatus status(
      EffectiveDefinitions effective,
      Optional<SourceError> acknowledgementTrouble,
      List<String> refusals,
      Optional<Instant> lookedAt) {
    return new PollStatus(
        effective,
        overrides(),
        rejectedSource(),
        settings
            .shared()
            .map(
                source ->
                    new PollStatus.Directory(
                        source.directory(), sharedSeen, sharedTrouble, acknowledgementTrouble)),
        localTrouble,
        version,
        versionTrouble,
        refusals,
        ignorance(),
        lookedAt);
  }

  /** What is seen of overrides. */
  Sight sight() {
    return new Sight(
        overrides(),
        rejectedSource(),
        directoryState(),
        new ServerContext(settings.server(), new HashSet<>(settings.groups()), version));
  }

  private DirectoryState directoryState() {
    if (settings.shared().isEmpty()) {
      return new DirectoryState.None();
    }
    if (sharedTrouble.isPresent()) {
      return new DirectoryState.Unreadable(sharedTrouble.get().what());
    }
    return sharedStands() ? new DirectoryState.Read() : new DirectoryState.NotYet();
  }

  List<MonitoringOverride> overrides() {
    Set<String> own = ownIds();
    return Stream.concat(
            localOverrides(), sharedOverrides().filter(one -> !own.contains(folded(one))))
        .toList();
  }

  private Stream<MonitoringOverride> localOverrides() {
    return local.stream().flatMap(contents -> contents.overrides().stream());
  }

  private Stream<MonitoringOverride> sharedOverrides() {
    return shared.stream().flatMap(view -> view.overrides().stream());
  }

  /** Events and listings tell overrides apart by their ids: one would hold behind the other. */
  private Set<String> ownIds() {
    return localOverrides().map(OverrideCache::folded).collect(Collectors.toSet());
  }

  private static String folded(MonitoringOverride override) {
    return override.id().toLowerCase(Locale.ROOT);
  }

  /** What was not believed of what is shared. */
  List<RejectedSource> sharedLeftOut() {
    Set<String> own = ownIds();
    return Stream.concat(
            sharedLeftOut.stream(),
            sharedOverrides().filter(one -> own.contains(folded(one))).map(OverrideCache::doubled))
        .toList();
  }

  private static RejectedSource doubled(MonitoringOverride shared) {
    return new RejectedSource(
        "the global override " + shared.id(),
        "this server has one of its own with that id",
        "remove one of them and add it anew with Tend");
  }

  List<RejectedSource> rejectedSource() {
    return Stream.concat(
            local.stream().flatMap(contents -> contents.rejectedSource().stream()),
            sharedLeftOut().stream())
        .toList();
  }

  /**
   * Why it is not known which overrides there are, so that one that forbids an act could be
   * overlooked; empty when it is known. What was known once is enough: the last good set stands.
   */
  Optional<String> ignorance() {
    if (local.isEmpty()) {
      return Optional.of(
          "the overrides of this server cannot be read"
              + localTrouble.map(sourceError -> ": " + sourceError.what()).orElse(""));
    }
    if (settings.shared().isPresent() && shared.isEmpty()) {
      return Optional.of(
          sharedTrouble
              .map(why -> "the shared directory of overrides has never been read: " + why.what())
              .orElse("the shared directory of overrides has not been read yet"));
    }
    boolean matters =
        overrides().stream().anyMatch(one -> one.validity() instanceof Validity.Versions);
    if (asks(settings) && version.isEmpty() && !versionAsked && matters) {
      return Optional.of("the mail server's version is being asked for");
    }
    return Optional.empty();
  }

  private static Optional<SourceError> since(
      Optional<SourceError> before, String what, Instant now) {
    return Optional.of(new SourceError(what, before.map(SourceError::since).orElse(now)));
  }

  private static boolean asks(PollSettings settings) {
    return settings.version() instanceof VersionSource.Command;
  }

  private static Optional<Version> written(PollSettings settings) {
    return switch (settings.version()) {
      case VersionSource.Literal literal -> Optional.of(parsed(literal.text()));
      case VersionSource.Command command -> Optional.empty();
      case VersionSource.Unknown unknown -> Optional.empty();
    };
  }

  private static Version parsed(String text) {
    return versionOf(text)
        .orElseThrow(
            () -> new IllegalArgumentException("the configuration lets no such version pass"));
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
