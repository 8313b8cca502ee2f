package dev.tend.api.server;

import dev.tend.api.HealthView;
import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.ItemIdentities;
import dev.tend.api.model.ItemIdentity;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.ProbeDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a request names. */
final class KnownItems {
  private final HealthView view;

  KnownItems(HealthView view) {
    this.view = view;
  }

  /** The item that an identity names, in the case of its declaration. */
  ItemId known(String identity, ItemType type) {
    List<ItemIdentity> fitting = items(type, ItemFilter.of(identity));
    if (ItemId.parse(identity).isEmpty() || fitting.isEmpty()) {
      throw new ApiException(
          404,
          new ItemIdentities(true, items(type, ItemFilter.all()))
              .unknown(type.text().toLowerCase(Locale.ROOT), identity));
    }
    if (fitting.size() > 1) {
      throw new ApiException(
          400,
          identity + " has " + fitting.size() + " targets",
          "name one, such as " + fitting.getFirst().identity());
    }
    ItemIdentity one = fitting.getFirst();
    return ItemId.of(one.healthSet(), one.name()).forTarget(one.target());
  }

  /** The same for all targets that it has, where none is named; at least one. */
  List<ItemId> all(String identity, ItemType type) {
    List<ItemIdentity> fitting = items(type, ItemFilter.of(identity));
    return ItemId.parse(identity).isEmpty() || fitting.size() < 2
        ? List.of(known(identity, type))
        : fitting.stream()
            .map(one -> ItemId.of(one.healthSet(), one.name()).forTarget(one.target()))
            .toList();
  }

  private List<ItemIdentity> items(ItemType type, ItemFilter filter) {
    return Identities.of(view, filter).items().stream()
        .filter(item -> item.itemType() == type)
        .toList();
  }

  /** The definition of a probe that holds for its target; empty when there is none any more. */
  Optional<ProbeDefinition> probe(ItemId probe) {
    return set(probe).stream()
        .flatMap(set -> set.probes().stream())
        .filter(one -> one.id().item().equalsIgnoreCase(probe.item()))
        .findFirst();
  }

  /** The health set of an item as it holds for the item's target. */
  Optional<HealthSetDefinition> set(ItemId item) {
    return view.definitions()
        .set(item.healthSet())
        .map(set -> item.target().map(set::forTarget).orElse(set.definition()));
  }
}
