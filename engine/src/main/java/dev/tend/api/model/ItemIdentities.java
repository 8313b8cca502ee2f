package dev.tend.api.model;

import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Suggestions;
import java.util.List;
import java.util.stream.Stream;

/**
 * All items.
 *
 * @param agentRunning whether this comes from the running agent; if not, it is what the definitions
 *     say, and targets that must be discovered are not known
 * @param items in the order of the definitions
 */
public record ItemIdentities(boolean agentRunning, List<ItemIdentity> items) {
  /** Copies the list. */
  public ItemIdentities {
    items = List.copyOf(items);
  }

  /**
   * What is wrong with an identity that names none of them, and what to write instead.
   *
   * @param what what it should name, such as {@code item} or {@code probe}
   */
  public ErrorAnswer unknown(String what, String identity) {
    for (ItemIdentity item : items) {
      ItemId id = ItemId.of(item.healthSet(), item.name());
      if ((item.healthSet() + item.name()).equalsIgnoreCase(identity)) {
        return new ErrorAnswer(
            "the shell removed the backslash",
            "write " + Identities.slashed(id) + ", or '" + id + "' in quotes");
      }
      if (item.name().equalsIgnoreCase(identity)) {
        return new ErrorAnswer(
            "the identity lacks its health set", "write " + Identities.slashed(id));
      }
    }
    List<ItemIdentity> asked =
        items.stream().filter(item -> item.itemType().text().equalsIgnoreCase(what)).toList();
    List<String> names =
        (asked.isEmpty() ? items : asked)
            .stream()
                .flatMap(
                    item ->
                        Stream.of(
                            item.healthSet() + "/" + item.name(),
                            item.identity(),
                            item.healthSet()))
                .toList();
    String typed = identity.replace('\\', '/');
    return new ErrorAnswer(
        "there is no " + what + " " + identity,
        Suggestions.nearest(typed, names)
            .map(nearest -> "did you mean " + nearest + "?")
            .orElseGet(
                () ->
                    "there are "
                        + Suggestions.listed(typed, ofTheSameSet(typed, names))
                        + "; tend get-monitoring-item-identity lists all"));
  }

  /** Of identities those of the health set that was named; where there is no such set, all. */
  private static List<String> ofTheSameSet(String typed, List<String> names) {
    String set = typed.substring(0, typed.indexOf('/') + 1);
    List<String> own =
        names.stream().filter(name -> name.regionMatches(true, 0, set, 0, set.length())).toList();
    return (own.isEmpty() ? names : own).stream().filter(name -> name.contains("/")).toList();
  }
}
