package dev.tend.api.model;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is wrong with an identity that names nothing.
 *
 * @param problem what is wrong
 * @param advice what to write instead
 */
public record IdentityLookUp(String problem, String advice) {

  /** What is wrong with this one, among these health sets. */
  public static IdentityLookUp of(List<HealthSetDefinition> sets, String text) {
    List<ItemDefinition> all = sets.stream().flatMap(HealthSetDefinition::items).toList();
    Optional<ItemId> joined =
        id(all, item -> (item.id().healthSet() + item.id().item()).equalsIgnoreCase(text));
    if (joined.isPresent()) {
      return new IdentityLookUp(
          "the shell took the backslash away",
          "write " + slashed(joined.get()) + ", or '" + joined.get() + "' in quotes");
    }
    Optional<ItemId> named = id(all, item -> item.id().item().equalsIgnoreCase(text));
    if (named.isPresent()) {
      return new IdentityLookUp(
          "the identity lacks its health set", "write " + slashed(named.get()));
    }
    List<String> identities = all.stream().map(item -> slashed(item.id())).toList();
    return new IdentityLookUp(
        "there is no item " + text,
        Suggestions.nearest(text.replace('\\', '/'), identities)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("an identity is HealthSet/Item"));
  }

  /** Both. */
  public String text() {
    return problem + "; " + advice;
  }

  private static String slashed(ItemId id) {
    return id.healthSet() + "/" + id.item();
  }

  private static Optional<ItemId> id(List<ItemDefinition> all, Predicate<ItemDefinition> wanted) {
    return all.stream().filter(wanted).map(ItemDefinition::id).findFirst();
  }
}
