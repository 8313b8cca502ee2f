package dev.tend.cli;

import dev.tend.config.AgentConfiguration;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The definitions with the overrides that are kept here, for the time when no agent runs. */
final class OfflineDefinitions {
  private OfflineDefinitions() {}

  /**
   * Those of a configuration; without overrides, and with a word about it, where these cannot be
   * read. Of the shared directory it is what the agent last knew.
   */
  static EffectiveDefinitions of(AgentConfiguration configuration, AgentOption agent) {
    List<HealthSetDefinition> sets = HealthSetSource.of(configuration, agent);
    if (!Files.exists(configuration.state().resolve(LocalStore.FILE))) {
      return EffectiveDefinitions.unchanged(sets);
    }
    try (LocalStore store = LocalStore.open(configuration.state())) {
      List<MonitoringOverride> overrides = new ArrayList<>(store.overrides());
      OfflineShare.of(configuration, store)
          .map(OfflineShare::recalled)
          .ifPresent(overrides::addAll);
      return OverrideMerge.merge(
          sets, overrides, OfflineVersion.circumstances(configuration, store), Instant.now());
    } catch (OverrideStoreException unreadable) {
      agent.warn("what follows is without overrides: " + unreadable.getMessage());
      return EffectiveDefinitions.unchanged(sets);
    }
  }
}
