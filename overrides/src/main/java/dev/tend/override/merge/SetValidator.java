package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.check.ItemChecks;
import dev.tend.definition.problem.Problem;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A declared health set, and what overrides of it have to be measured against. */
final class SetValidator {
  private final HealthSetDefinition declared;
  private final ItemChecks checks;
  private final IdentityHashMap<ItemDefinition, Integer> numbers = new IdentityHashMap<>();
  private final IdentityHashMap<ItemDefinition, List<ItemDefinition>> concerned =
      new IdentityHashMap<>();
  private Optional<ConnectedItems> connected = Optional.empty();

  SetValidator(HealthSetDefinition declared) {
    this.declared = declared;
    checks = new ItemChecks(declared);
    number(declared.probes());
    number(declared.monitors());
    number(declared.responders());
  }

  private void number(List<? extends ItemDefinition> items) {
    for (int number = 0; number < items.size(); number++) {
      numbers.put(items.get(number), number);
    }
  }

  HealthSetDefinition declared() {
    return declared;
  }

  /** Where in the list of its kind a declared item is. */
  int number(ItemDefinition item) {
    return Objects.requireNonNull(numbers.get(item), "an item of the set");
  }

  /** The declared items whose errors may differ when a declared one changes. */
  List<ItemDefinition> concernedBy(ItemDefinition item) {
    return concerned.computeIfAbsent(item, checks::concernedBy);
  }

  /** The declared items whose values may be to blame for what is wrong with a declared one. */
  List<ItemDefinition> concerning(ItemDefinition item) {
    return checks.concerning(item);
  }

  /** How much a check of a declared item costs: a monitor is checked with each of its probes. */
  int weight(ItemDefinition item) {
    return item instanceof MonitorDefinition monitor ? 1 + monitor.probes().size() : 1;
  }

  /** A declared item and all that are tied to it. */
  List<ItemDefinition> cluster(ItemDefinition item) {
    if (connected.isEmpty()) {
      connected = Optional.of(new ConnectedItems(declared.items().toList(), checks::concernedBy));
    }
    return connected.get().of(item);
  }

  /**
   * What is wrong with a declared item as it is now, but for what was wrong with it before, which
   * is not the overrides' fault.
   */
  List<Problem> errors(ItemDefinition item, UnaryOperator<ItemDefinition> now) {
    List<Problem> errors = checks.errors(item, now);
    if (errors.isEmpty()) {
      return errors;
    }
    Set<String> accepted =
        checks.errors(item, UnaryOperator.identity()).stream()
            .map(Problem::what)
            .collect(Collectors.toSet());
    return errors.stream().filter(error -> !accepted.contains(error.what())).toList();
  }
}
