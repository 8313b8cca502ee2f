package dev.tend.override.admin;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What requests are judged on.
 *
 * @param definitions the health sets as declared, without any override
 * @param known the overrides of both scopes as they were last seen, those that hold and others
 * @param circumstances this server
 * @param knownServers the servers that are known to share overrides, this one among them
 * @param knownGroups the groups that any server is known to be in
 */
public record OverrideContext(
    List<HealthSetDefinition> definitions,
    List<MonitoringOverride> known,
    ServerContext circumstances,
    Set<String> knownServers,
    Set<String> knownGroups) {
  /** Copies the collections. */
  public OverrideContext {
    definitions = List.copyOf(definitions);
    known = List.copyOf(known);
    knownServers = Set.copyOf(knownServers);
    knownGroups = Set.copyOf(knownGroups);
  }

  /**
   * Those of what is known now.
   *
   * @param heard what servers said of the shared overrides
   */
  public static OverrideContext of(OverrideSnapshot snapshot, List<Acknowledgement> heard) {
    Set<String> servers = new HashSet<>(Set.of(snapshot.server().server()));
    Set<String> groups = new HashSet<>(snapshot.server().groups());
    for (Acknowledgement said : heard) {
      servers.add(said.server());
      groups.addAll(said.groups());
    }
    return new OverrideContext(
        snapshot.definitions(), snapshot.overrides(), snapshot.server(), servers, groups);
  }

  /** The same with other overrides. */
  OverrideContext knowing(List<MonitoringOverride> others) {
    return new OverrideContext(definitions, others, circumstances, knownServers, knownGroups);
  }

  /** What is in effect on this server. */
  EffectiveDefinitions merged(Instant now) {
    return OverrideMerge.merge(definitions, known, circumstances, now);
  }
}
