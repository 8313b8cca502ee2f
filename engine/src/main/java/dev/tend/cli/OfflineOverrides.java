package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.override.admin.ListingContext;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideContext;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideService;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The overrides of this server as they are kept, for the time when no agent runs. The definitions
 * are those of the configuration's files.
 */
final class OfflineOverrides implements AutoCloseable {
  private final AgentConfiguration configuration;
  private final AgentOption agent;
  private final LocalStore store;
  private final Optional<OfflineShare> share;

  private OfflineOverrides(
      AgentConfiguration configuration,
      AgentOption agent,
      LocalStore store,
      Optional<OfflineShare> share) {
    this.configuration = configuration;
    this.agent = agent;
    this.store = store;
    this.share = share;
  }

  /**
   * Opens the local store, and recalls what the agent last knew of the shared directory.
   *
   * @throws CannotAskException if the store cannot be opened
   */
  static OfflineOverrides open(AgentConfiguration configuration, AgentOption agent) {
    return asking(
        () -> {
          LocalStore store = LocalStore.open(configuration.state());
          return new OfflineOverrides(
              configuration, agent, store, OfflineShare.of(configuration, store));
        });
  }

  /** Something that needs the stores. */
  private interface Need<T> {
    T met() throws IOException, OverrideStoreException;
  }

  private static <T> T asking(Need<T> need) {
    try {
      return need.met();
    } catch (IOException | OverrideStoreException unusable) {
      throw new CannotAskException(String.valueOf(unusable.getMessage()));
    }
  }

  /** Everything there is to know now. */
  private record Known(OverrideContext context, ListingContext listing) {}

  private Known known() throws OverrideStoreException {
    LocalView local = store.view();
    OfflineShare.Contents shared =
        share.map(OfflineShare::contents).orElse(OfflineShare.Contents.NONE);
    List<MonitoringOverride> overrides = new ArrayList<>(local.overrides());
    overrides.addAll(shared.overrides());
    List<RejectedSource> rejectedSource = new ArrayList<>(local.leftOut());
    rejectedSource.addAll(shared.rejectedSource());
    Set<String> servers = new HashSet<>(Set.of(configuration.server()));
    Set<String> groups = new HashSet<>(configuration.groups());
    shared
        .heard()
        .forEach(
            said -> {
              servers.add(said.server());
              groups.addAll(said.groups());
            });
    OverrideContext context =
        new OverrideContext(
            HealthSetSource.of(configuration, agent),
            overrides,
            OfflineVersion.circumstances(configuration, store),
            servers,
            groups);
    return new Known(
        context,
        new ListingContext(Optional.empty(), rejectedSource, shared.heard(), shared.directory()));
  }

  /** The overrides that are known. */
  OverrideListing list() {
    return asking(
        () -> {
          Known known = known();
          return OverrideListing.of(known.context(), known.listing(), Instant.now());
        });
  }

  /** Adds or removes one, or tells what that would do. */
  OverrideAnswer change(OverrideChange change) {
    OverrideService service = new OverrideService(store, share.map(OfflineShare::directory));
    return asking(
        () -> {
          OverrideContext context = known().context();
          return share.isPresent() && change.scope() == OverrideScope.GLOBAL
              ? share.get().within(() -> service.change(change, context, Instant.now()))
              : service.change(change, context, Instant.now());
        });
  }

  @Override
  public void close() {
    asking(
        () -> {
          store.close();
          return store;
        });
  }
}
