package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.override.LeftOut;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.desk.Grounds;
import dev.tend.override.desk.LocalShelf;
import dev.tend.override.desk.OverrideAnswer;
import dev.tend.override.desk.OverrideDesk;
import dev.tend.override.desk.OverrideListing;
import dev.tend.override.desk.OverrideRemoval;
import dev.tend.override.desk.OverrideRequest;
import dev.tend.override.desk.Sighting;
import dev.tend.override.desk.SignedOverride;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideStoreException;
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
final class KeptOverrides implements OverrideAccess {
  private final AgentConfiguration configuration;
  private final AgentOption agent;
  private final LocalStore store;
  private final Optional<KeptShare> share;

  private KeptOverrides(
      AgentConfiguration configuration,
      AgentOption agent,
      LocalStore store,
      Optional<KeptShare> share) {
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
  static KeptOverrides open(AgentConfiguration configuration, AgentOption agent) {
    return asking(
        () -> {
          LocalStore store = LocalStore.open(configuration.state());
          return new KeptOverrides(configuration, agent, store, KeptShare.of(configuration, store));
        });
  }

  /** Something that needs the stores. */
  private interface Need<T> {
    T met() throws OverrideStoreException;
  }

  private static <T> T asking(Need<T> need) {
    try {
      return need.met();
    } catch (OverrideStoreException unusable) {
      throw new CannotAskException(String.valueOf(unusable.getMessage()));
    }
  }

  /** Everything there is to know now. */
  private record Known(Grounds grounds, Sighting sighting) {}

  private Known known() throws OverrideStoreException {
    LocalView local = store.view();
    KeptShare.Contents shared = share.map(KeptShare::contents).orElse(KeptShare.Contents.NONE);
    List<MonitoringOverride> overrides = new ArrayList<>(local.overrides());
    overrides.addAll(shared.overrides());
    List<LeftOut> leftOut = new ArrayList<>(local.leftOut());
    leftOut.addAll(shared.leftOut());
    Set<String> servers = new HashSet<>(Set.of(configuration.server()));
    Set<String> groups = new HashSet<>(configuration.groups());
    shared
        .heard()
        .forEach(
            said -> {
              servers.add(said.server());
              groups.addAll(said.groups());
            });
    Grounds grounds =
        new Grounds(
            HealthSetSource.of(configuration, agent),
            overrides,
            KeptVersion.circumstances(configuration, store),
            servers,
            groups);
    return new Known(
        grounds, new Sighting(Optional.empty(), leftOut, shared.heard(), shared.directory()));
  }

  private OverrideDesk desk() {
    return new OverrideDesk(new LocalShelf(store), share.map(KeptShare::shelf));
  }

  @Override
  public OverrideListing list() {
    return asking(
        () -> {
          Known known = known();
          return OverrideListing.of(known.grounds(), known.sighting(), Instant.now());
        });
  }

  @Override
  public OverrideListing look() {
    return list();
  }

  @Override
  public OverrideAnswer add(OverrideRequest request) {
    return asking(() -> desk().add(request, known().grounds(), Instant.now()));
  }

  @Override
  public OverrideAnswer add(SignedOverride signed) {
    return asking(() -> desk().add(signed, known().grounds(), Instant.now()));
  }

  @Override
  public OverrideAnswer remove(OverrideRemoval removal) {
    return asking(() -> desk().remove(removal, known().grounds(), Instant.now()));
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
