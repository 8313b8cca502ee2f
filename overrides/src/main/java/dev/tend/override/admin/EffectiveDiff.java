package dev.tend.override.admin;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells in which effective values two merges of the same definitions differ. */
final class EffectiveDiff {
  private final Map<String, String> targets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<EffectiveChange> found = new ArrayList<>();

  private EffectiveDiff(EffectiveDefinitions... merges) {
    Stream.of(merges)
        .flatMap(merged -> merged.effects().stream())
        .flatMap(effect -> effect.override().subject().target().stream())
        .forEach(target -> targets.putIfAbsent(target, target));
  }

  static List<EffectiveChange> between(EffectiveDefinitions before, EffectiveDefinitions after) {
    EffectiveDiff effectiveDiff = new EffectiveDiff(before, after);
    for (EffectiveSet set : before.sets()) {
      after.set(set.definition().name()).ifPresent(other -> effectiveDiff.compare(set, other));
    }
    return List.copyOf(effectiveDiff.found);
  }

  private void compare(EffectiveSet before, EffectiveSet after) {
    compare(before.definition(), after.definition(), Optional.empty());
    TreeSet<String> apart = new TreeSet<>(before.byTarget().keySet());
    apart.addAll(after.byTarget().keySet());
    for (String target : apart) {
      Optional<String> asTyped = Optional.of(targets.getOrDefault(target, target));
      compare(before.forTarget(target), after.forTarget(target), asTyped);
    }
  }

  private void compare(
      HealthSetDefinition before, HealthSetDefinition after, Optional<String> target) {
    Place whole =
        new Place("HealthSet", before.name(), target, before.settings(), after.settings());
    HealthSetProperties.ALL.forEach(property -> compare(whole, property));
    List<ItemDefinition> items = before.items().toList();
    List<ItemDefinition> changed = after.items().toList();
    for (int i = 0; i < items.size(); i++) {
      ItemDefinition item = items.get(i);
      Place place =
          new Place(
              item.itemType().text(),
              item.id().toString(),
              target,
              item.settings(),
              changed.get(i).settings());
      item.properties().forEach(property -> compare(place, property));
    }
  }

  private record Place(
      String type, String identity, Optional<String> target, Settings before, Settings after) {

    <T> EffectiveChange difference(Property<T> property) {
      return new EffectiveChange(
          type,
          identity,
          property.name(),
          before.find(property).map(property.type()::format),
          before.provenance(property).toString(),
          after.find(property).map(property.type()::format),
          after.provenance(property).toString());
    }
  }

  /**
   * The same value from elsewhere is a difference too: it may go with the one that gave it. What
   * changes for all copies is listed once.
   */
  private <T> void compare(Place place, Property<T> property) {
    EffectiveChange everywhere = place.difference(property);
    boolean same =
        everywhere.before().equals(everywhere.after())
            && everywhere.beforeFrom().equals(everywhere.afterFrom());
    if (!same && !found.contains(everywhere)) {
      found.add(place.target().map(everywhere::onTarget).orElse(everywhere));
    }
  }
}
