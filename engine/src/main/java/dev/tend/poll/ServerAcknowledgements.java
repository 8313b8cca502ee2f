package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.admin.ListingContext;
import dev.tend.override.admin.OverrideContext;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.shared.Acknowledgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What servers said of the shared overrides when they were last heard.
 *
 * @param said one of each server
 */
record ServerAcknowledgements(List<Acknowledgement> said) {
  ServerAcknowledgements {
    said = List.copyOf(said);
  }

  /** What requests are judged on. */
  OverrideContext grounds(List<HealthSetDefinition> declared, OverrideCache cache) {
    return joining(
        new OverrideContext(
            declared,
            cache.overrides(),
            cache.sight().circumstances(),
            Set.of(cache.settings().server()),
            Set.copyOf(cache.settings().groups())));
  }

  /** The same grounds with the servers and groups that were heard. */
  OverrideContext joining(OverrideContext context) {
    Set<String> servers = new TreeSet<>(context.knownServers());
    Set<String> groups = new TreeSet<>(context.knownGroups());
    said.forEach(
        one -> {
          servers.add(one.server());
          groups.addAll(one.groups());
        });
    return new OverrideContext(
        context.definitions(), context.known(), context.circumstances(), servers, groups);
  }

  /** What there is to know beside the overrides. */
  ListingContext sighting(PollStatus status) {
    return new ListingContext(
        Optional.of(status.effective()),
        status.rejectedSource(),
        said,
        status
            .directory()
            .map(
                one ->
                    new OverrideListing.Directory(
                        one.path().toString(),
                        one.seen(),
                        one.sourceError().map(SourceError::what),
                        one.sourceError().map(SourceError::since))));
  }
}
