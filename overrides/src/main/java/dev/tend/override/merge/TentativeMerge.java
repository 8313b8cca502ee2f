package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A health set with candidates applied, and what they break. Only what a change concerns is checked
 * again.
 */
final class TentativeMerge {
  private final SetValidator validator;
  private final Optional<TentativeMerge> beneath;
  private final HealthSetDefinition base;
  private final IdentityHashMap<ItemDefinition, RankedCandidates> rankings =
      new IdentityHashMap<>();
  private final IdentityHashMap<ItemDefinition, ItemDefinition> changed = new IdentityHashMap<>();
  private final IdentityHashMap<ItemDefinition, List<Problem>> errors = new IdentityHashMap<>();
  private Optional<RankedCandidates> whole = Optional.empty();
  private long checks;

  private TentativeMerge(
      SetValidator validator, Optional<TentativeMerge> beneath, HealthSetDefinition base) {
    this.validator = validator;
    this.beneath = beneath;
    this.base = base;
  }

  /** A set as it was declared. */
  static TentativeMerge declared(HealthSetDefinition set) {
    return new TentativeMerge(new SetValidator(set), Optional.empty(), set);
  }

  /**
   * The same as a base for more, once it has no errors and is final.
   *
   * @param definition its result
   */
  TentativeMerge under(HealthSetDefinition definition) {
    return new TentativeMerge(validator, Optional.of(this), definition);
  }

  /** The candidates for a place; may be none. */
  RankedCandidates pile(PropertyOwner owner) {
    Optional<RankedCandidates> found = owner.item().isPresent() ? pile(owner.item().get()) : whole;
    return found.orElseGet(() -> new RankedCandidates(owner, List.of()));
  }

  private Optional<RankedCandidates> pile(ItemDefinition item) {
    RankedCandidates own = rankings.get(item);
    return own != null ? Optional.of(own) : beneath.flatMap(one -> one.pile(item));
  }

  /** The candidates for some items here, not in the base. */
  List<RankedCandidates> piles(List<ItemDefinition> items) {
    return items.stream().flatMap(item -> Stream.ofNullable(rankings.get(item))).toList();
  }

  /**
   * Puts candidates on the places of piles, in exchange for those that are there, and returns how
   * many more errors there are.
   */
  int put(List<RankedCandidates> all) {
    Set<ItemDefinition> concerned = Collections.newSetFromMap(new IdentityHashMap<>());
    for (RankedCandidates candidates : all) {
      place(candidates);
      concerned.addAll(concernedBy(candidates.owner()));
    }
    int more = 0;
    for (ItemDefinition item : concerned) {
      List<Problem> before = errors(item);
      List<Problem> after = check(item);
      more += after.size() - before.size();
      if (after.isEmpty()) {
        errors.remove(item);
      } else {
        errors.put(item, after);
      }
    }
    return more;
  }

  /** How many more errors there would be if one pile were put in exchange for another. */
  int tried(RankedCandidates candidates) {
    RankedCandidates before = pile(candidates.owner());
    place(candidates);
    int more = 0;
    for (ItemDefinition item : concernedBy(candidates.owner())) {
      more += check(item).size() - errors(item).size();
    }
    place(before);
    return more;
  }

  /** The errors that a change of a place might fix, by position. */
  List<Problem> errorsAround(PropertyOwner owner) {
    return concernedBy(owner).stream()
        .flatMap(item -> errors(item).stream())
        .sorted(Problem.BY_POSITION)
        .toList();
  }

  /** What is wrong with a declared item. */
  List<Problem> errors(ItemDefinition item) {
    return errors.getOrDefault(item, List.of());
  }

  /**
   * Groups of declared items that have nothing to do with one another, in which something is wrong.
   */
  Collection<List<ItemDefinition>> brokenClusters() {
    IdentityHashMap<ItemDefinition, List<ItemDefinition>> byFirst = new IdentityHashMap<>();
    for (ItemDefinition item : errors.keySet()) {
      List<ItemDefinition> cluster = validator.cluster(item);
      byFirst.put(cluster.getFirst(), cluster);
    }
    return byFirst.values();
  }

  /** The declared items whose errors may differ when a place changes. */
  List<ItemDefinition> concernedBy(PropertyOwner owner) {
    return owner.item().map(validator::concernedBy).orElse(List.of());
  }

  /** The candidates here for what may be to blame for what is wrong with an item. */
  List<RankedCandidates> pilesConcerning(ItemDefinition item) {
    return piles(validator.concerning(item));
  }

  /** How many checks have been made, a check of a monitor with each probe counted as one. */
  long checks() {
    return checks;
  }

  /** The definition with the winners' values; the very same object when there are none. */
  HealthSetDefinition definition() {
    HealthSetDefinition set =
        whole.map(candidates -> base.withSettings(candidates.settings())).orElse(base);
    return changed.isEmpty()
        ? set
        : set.withItems(
            replaced(set.probes(), ProbeDefinition.class),
            replaced(set.monitors(), MonitorDefinition.class),
            replaced(set.responders(), ResponderDefinition.class));
  }

  private <D extends ItemDefinition> List<D> replaced(List<D> items, Class<D> kind) {
    List<D> copy = new ArrayList<>(items);
    changed.forEach(
        (declared, now) -> {
          if (kind.isInstance(now)) {
            copy.set(validator.number(declared), kind.cast(now));
          }
        });
    return copy;
  }

  private void place(RankedCandidates candidates) {
    if (candidates.owner().item().isEmpty()) {
      whole = Optional.of(candidates);
      return;
    }
    ItemDefinition item = candidates.owner().item().get();
    rankings.put(item, candidates);
    if (candidates.candidates().isEmpty()) {
      changed.remove(item);
    } else {
      changed.put(item, item.withSettings(candidates.settings()));
    }
  }

  private ItemDefinition now(ItemDefinition item) {
    ItemDefinition here = changed.get(item);
    return here != null ? here : beneath.map(one -> one.now(item)).orElse(item);
  }

  private List<Problem> check(ItemDefinition item) {
    checks += validator.weight(item);
    return validator.errors(item, this::now);
  }
}
