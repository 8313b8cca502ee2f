package dev.tend.api.model;

import dev.tend.api.HealthView;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.Targets;
import dev.tend.override.merge.EffectiveSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The items, one for each of their targets. */
public final class Identities {
  private Identities() {}

  /** An identity with {@code /}, which every shell leaves alone. */
  public static String slashed(ItemId id) {
    return id.healthSet() + "/" + id.item() + id.target().map(name -> "/" + name).orElse("");
  }

  /** The items within a scope, as the agent watches them. */
  public static ItemIdentities of(HealthView view, ItemFilter filter) {
    List<MonitorView> monitors = view.snapshot().monitors();
    List<ItemIdentity> items = new ArrayList<>();
    for (EffectiveSet set : view.definitions().sets()) {
      if (filter.holdsSet(set.definition().name())) {
        targets(set.definition(), monitors)
            .forEach(
                target ->
                    add(
                        items,
                        target.map(set::forTarget).orElse(set.definition()),
                        target,
                        filter));
      }
    }
    return new ItemIdentities(true, items);
  }

  /**
   * The items within a scope, from the definitions alone; a set whose targets must be discovered is
   * given once, without a target.
   */
  public static ItemIdentities of(List<HealthSetDefinition> sets, ItemFilter filter) {
    List<ItemIdentity> items = new ArrayList<>();
    for (HealthSetDefinition set : sets) {
      targets(set, List.of()).forEach(target -> add(items, set, target, filter));
    }
    return new ItemIdentities(false, items);
  }

  private static Stream<Optional<String>> targets(
      HealthSetDefinition set, List<MonitorView> monitors) {
    return switch (set.targets()) {
      case Targets.None() -> Stream.of(Optional.empty());
      case Targets.Fixed fixed -> fixed.names().stream().map(Optional::of);
      case Targets.Discovered discovered -> {
        List<Optional<String>> found =
            monitors.stream()
                .filter(monitor -> monitor.id().healthSet().equalsIgnoreCase(set.name()))
                .map(monitor -> monitor.id().target())
                .filter(Optional::isPresent)
                .distinct()
                .toList();
        yield found.isEmpty() ? Stream.of(Optional.empty()) : found.stream();
      }
    };
  }

  private static void add(
      List<ItemIdentity> items,
      HealthSetDefinition set,
      Optional<String> target,
      ItemFilter filter) {
    set.items()
        .filter(item -> filter.holds(item.id().forTarget(target)))
        .forEach(item -> items.add(identity(set, item, target)));
  }

  private static ItemIdentity identity(
      HealthSetDefinition set, ItemDefinition item, Optional<String> target) {
    return new ItemIdentity(
        slashed(item.id().forTarget(target)),
        item.itemType(),
        set.name(),
        item.id().item(),
        target,
        item.type().name(),
        set.enabled() && item.enabled(),
        item.description());
  }
}
