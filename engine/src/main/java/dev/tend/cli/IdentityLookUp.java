package dev.tend.cli;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an identity names.
 *
 * @param items the items, of whatever type; a target is left out
 * @param advice what to write instead when there is none
 */
record IdentityLookUp(List<ItemDefinition> items, String advice) {

  static IdentityLookUp of(List<HealthSetDefinition> sets, String text) {
    List<ItemDefinition> all = sets.stream().flatMap(HealthSetDefinition::items).toList();
    Optional<ItemId> wanted = ItemId.parse(text).map(id -> id.forTarget(Optional.empty()));
    List<ItemDefinition> found =
        wanted.map(id -> matching(all, item -> item.id().equals(id))).orElse(List.of());
    return new IdentityLookUp(found, found.isEmpty() ? advice(all, text) : "");
  }

  private static String advice(List<ItemDefinition> all, String text) {
    List<ItemDefinition> joined =
        matching(all, item -> (item.id().healthSet() + item.id().item()).equalsIgnoreCase(text));
    if (!joined.isEmpty()) {
      ItemId id = joined.getFirst().id();
      return "the shell took the backslash away; write "
          + id.healthSet()
          + "/"
          + id.item()
          + ", or '"
          + id
          + "' in quotes";
    }
    List<ItemDefinition> named = matching(all, item -> item.id().item().equalsIgnoreCase(text));
    if (!named.isEmpty()) {
      return "the identity lacks its health set; write " + slashed(named.getFirst().id());
    }
    List<String> identities = all.stream().map(item -> slashed(item.id())).toList();
    return "there is no item "
        + text
        + Spelling.nearest(text.replace('\\', '/'), identities)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; an identity is HealthSet/Item");
  }

  private static String slashed(ItemId id) {
    return id.healthSet() + "/" + id.item();
  }

  private static List<ItemDefinition> matching(
      List<ItemDefinition> all, Predicate<ItemDefinition> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
