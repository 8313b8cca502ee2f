package dev.tend.override.status;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The overrides of one server at one moment, with an agent or without one. It is computed only
 * here; everything that shows, counts or applies overrides reads it.
 *
 * @param definitions valid health sets without overrides, no two of one name
 * @param overrides all valid ones, of both scopes; of a shared directory that cannot be read, the
 *     last good ones
 * @param rejectedOfServer what was found in the local store and is left out
 * @param rejectedGlobal the same of what servers share
 * @param server the server
 * @param directory the shared directory; empty: none is configured
 * @param localError why the local store cannot be read; empty when it can
 * @param versionError why the mail server's version could not be asked for; empty when it could
 * @param unknown why the overrides are unknown, so that one that forbids a recovery action could be
 *     overlooked; empty when they are known
 */
public record OverrideSnapshot(
    List<HealthSetDefinition> definitions,
    List<MonitoringOverride> overrides,
    List<RejectedSource> rejectedOfServer,
    List<RejectedSource> rejectedGlobal,
    ServerContext server,
    Optional<Directory> directory,
    Optional<SourceError> localError,
    Optional<SourceError> versionError,
    Optional<String> unknown) {
  /** Copies the lists. */
  public OverrideSnapshot {
    definitions = List.copyOf(definitions);
    overrides = List.copyOf(overrides);
    rejectedOfServer = List.copyOf(rejectedOfServer);
    rejectedGlobal = List.copyOf(rejectedGlobal);
  }

  /**
   * What is in the local store, or in the shared directory.
   *
   * @param overrides all valid ones, expired ones included
   * @param rejected what is left out
   */
  public record Contents(List<MonitoringOverride> overrides, List<RejectedSource> rejected) {
    /** Copies the lists. */
    public Contents {
      overrides = List.copyOf(overrides);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * What is known from each source.
   *
   * @param local the local store
   * @param directory where the shared directory is; empty: none is configured
   * @param shared what is known of it
   * @param version what is known of the mail server's version
   * @param asksVersion whether a command is asked for the version
   */
  public record Sources(
      OverrideSource<Contents> local,
      Optional<String> directory,
      OverrideSource<Contents> shared,
      OverrideSource<?> version,
      boolean asksVersion) {

    private Stream<MonitoringOverride> ofServer() {
      return local.content().stream().flatMap(contents -> contents.overrides().stream());
    }

    private Stream<MonitoringOverride> global() {
      return shared.content().stream().flatMap(contents -> contents.overrides().stream());
    }

    /** Events and listings identify overrides by their ids: one would be hidden by the other. */
    private Stream<MonitoringOverride> global(boolean duplicate) {
      Set<String> own = ofServer().map(Sources::folded).collect(Collectors.toSet());
      return global().filter(one -> own.contains(folded(one)) == duplicate);
    }

    private static String folded(MonitoringOverride override) {
      return override.id().toLowerCase(Locale.ROOT);
    }

    private Stream<RejectedSource> rejectedGlobal() {
      return Stream.concat(
          shared.content().stream().flatMap(contents -> contents.rejected().stream()),
          global(true).map(Sources::duplicate));
    }

    private static RejectedSource duplicate(MonitoringOverride shared) {
      return new RejectedSource(
          "the global override " + shared.id(),
          "this server has one of its own with that id",
          "remove one of them and add it again with Tend");
    }

    /** What was once known is enough: the last good set stays in effect. */
    private Optional<String> unknown() {
      if (local.content().isEmpty()) {
        return Optional.of(
            "the overrides of this server cannot be read"
                + local.error().map(error -> ": " + error.what()).orElse(""));
      }
      if (directory.isPresent() && shared.content().isEmpty()) {
        return Optional.of(
            shared
                .error()
                .map(why -> "the shared directory of overrides has never been read: " + why.what())
                .orElse("the shared directory of overrides has not been read yet"));
      }
      boolean awaited = asksVersion && version.content().isEmpty() && !version.isTried();
      return awaited && Stream.concat(ofServer(), global(false)).anyMatch(Sources::isForVersions)
          ? Optional.of("the mail server's version is being asked for")
          : Optional.empty();
    }

    private static boolean isForVersions(MonitoringOverride override) {
      return override.validity() instanceof Validity.Versions;
    }
  }

  /** A snapshot in which these overrides are known, and nothing is wrong. */
  public static OverrideSnapshot of(
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> overrides,
      ServerContext server) {
    return new OverrideSnapshot(
        definitions,
        overrides,
        List.of(),
        List.of(),
        server,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The snapshot of what is known from each source. */
  public static OverrideSnapshot of(
      List<HealthSetDefinition> definitions, ServerContext server, Sources sources) {
    OverrideSource<Contents> shared = sources.shared();
    return new OverrideSnapshot(
        definitions,
        Stream.concat(sources.ofServer(), sources.global(false)).toList(),
        sources.local().content().map(Contents::rejected).orElse(List.of()),
        sources.rejectedGlobal().toList(),
        server,
        sources.directory().map(path -> new Directory(path, shared.readAt(), shared.error())),
        sources.local().error(),
        sources.version().error(),
        sources.unknown());
  }

  /** The definitions in effect at an instant of wall time, with the outcome of each override. */
  public EffectiveDefinitions due(Instant now) {
    return OverrideMerge.merge(definitions, overrides, server, now);
  }

  /** What was found and is left out. */
  public List<RejectedSource> rejected() {
    return Stream.concat(rejectedOfServer.stream(), rejectedGlobal.stream()).toList();
  }

  /** Whether any override depends on the version of the mail server. */
  public boolean dependsOnVersion() {
    return overrides.stream().anyMatch(Sources::isForVersions);
  }

  /**
   * The shared directory.
   *
   * @param path where it is
   * @param readAt when what is known of it was read; empty: not since the program started
   * @param error why it cannot be read now; empty when it can
   */
  public record Directory(String path, Optional<Instant> readAt, Optional<SourceError> error) {}
}
