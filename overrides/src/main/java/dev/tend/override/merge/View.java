package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A health set as one target sees it.
 *
 * @param declared the definition
 * @param winners the candidate that holds for each value, the most specific first
 */
record View(HealthSetDefinition declared, Map<Slot, Candidate> winners) {

  /** The first candidate of each value wins. */
  static View of(HealthSetDefinition declared, List<Candidate> winnerFirst) {
    Map<Slot, Candidate> winners = new LinkedHashMap<>();
    winnerFirst.forEach(candidate -> winners.putIfAbsent(candidate.slot(), candidate));
    return new View(declared, winners);
  }

  /** The definition with the winners' values; the very same object when there are none. */
  HealthSetDefinition definition() {
    if (winners.isEmpty()) {
      return declared;
    }
    return declared
        .withSettings(changed("", declared.settings()))
        .withItems(
            declared.probes().stream().map(probe -> probe.withSettings(changed(probe))).toList(),
            declared.monitors().stream()
                .map(monitor -> monitor.withSettings(changed(monitor)))
                .toList(),
            declared.responders().stream()
                .map(responder -> responder.withSettings(changed(responder)))
                .toList());
  }

  private Settings changed(ItemDefinition item) {
    return changed(Place.key(item), item.settings());
  }

  /** Where several changes share a value, such as routes, the most specific one signs it. */
  private Settings changed(String place, Settings settings) {
    Settings changed = settings;
    for (Candidate winner : new ArrayList<>(winners.values()).reversed()) {
      if (winner.slot().place().equals(place)) {
        changed = winner.change().applyTo(changed, winner.provenance());
      }
    }
    return changed;
  }
}
