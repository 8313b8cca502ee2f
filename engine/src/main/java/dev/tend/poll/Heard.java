package dev.tend.poll;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.desk.Grounds;
import dev.tend.override.desk.OverrideListing;
import dev.tend.override.desk.Sighting;
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
record Heard(List<Acknowledgement> said) {
  Heard {
    said = List.copyOf(said);
  }

  /** What requests are judged on. */
  Grounds grounds(List<HealthSetDefinition> declared, Known known) {
    return joining(
        new Grounds(
            declared,
            known.overrides(),
            known.sight().circumstances(),
            Set.of(known.settings().server()),
            Set.copyOf(known.settings().groups())));
  }

  /** The same grounds with the servers and groups that were heard. */
  Grounds joining(Grounds grounds) {
    Set<String> servers = new TreeSet<>(grounds.knownServers());
    Set<String> groups = new TreeSet<>(grounds.knownGroups());
    said.forEach(
        one -> {
          servers.add(one.server());
          groups.addAll(one.groups());
        });
    return new Grounds(
        grounds.definitions(), grounds.known(), grounds.circumstances(), servers, groups);
  }

  /** What there is to know beside the overrides. */
  Sighting sighting(PollStatus status) {
    return new Sighting(
        Optional.of(status.effective()),
        status.leftOut(),
        said,
        status
            .directory()
            .map(
                one ->
                    new OverrideListing.Directory(
                        one.path().toString(),
                        one.seen(),
                        one.trouble().map(Trouble::what),
                        one.trouble().map(Trouble::since))));
  }
}
