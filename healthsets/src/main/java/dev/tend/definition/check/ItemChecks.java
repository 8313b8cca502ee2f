package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The checks of one complete health set item by item, for somebody who changes values in it and
 * wants to know what that breaks without a check of everything. Only values may change that no
 * reference from item to item depends on, as is so for all that an override may set.
 */
public final class ItemChecks {
  private static final List<ItemCheck<?>> CHECKS =
      CrossChecks.OF_EACH_SET.stream()
          .<ItemCheck<?>>mapMulti(
              (check, next) -> {
                if (check instanceof ItemCheck<?> itemCheck) {
                  next.accept(itemCheck);
                }
              })
          .toList();

  private final SetIndex given;

  /** Checks of a set. */
  public ItemChecks(HealthSetDefinition set) {
    given = new SetIndex(ParsedSet.of(set));
  }

  /**
   * The items whose errors may be others when an item changes: itself, the monitors that read it,
   * the responders that answer to it.
   *
   * @param item an item of the set, as it was given
   * @return items of the set, as they were given
   */
  public List<ItemDefinition> concernedBy(ItemDefinition item) {
    List<ItemDefinition> concerned = new ArrayList<>(List.of(item));
    switch (item) {
      case ProbeDefinition probe -> concerned.addAll(given.readersOf(probe));
      case MonitorDefinition monitor -> concerned.addAll(given.respondersOf(monitor));
      case ResponderDefinition responder -> {
        // Nothing names a responder.
      }
    }
    return concerned;
  }

  /**
   * The items whose values may be to blame for the errors of an item: itself, and what it names.
   *
   * @param item an item of the set, as it was given
   * @return items of the set, as they were given
   */
  public List<ItemDefinition> concerning(ItemDefinition item) {
    List<ItemDefinition> concerning = new ArrayList<>(List.of(item));
    switch (item) {
      case ProbeDefinition probe -> {
        // A probe names nothing.
      }
      case MonitorDefinition monitor -> concerning.addAll(given.probesOf(monitor));
      case ResponderDefinition responder -> given.monitorOf(responder).ifPresent(concerning::add);
    }
    return concerning;
  }

  /**
   * What is wrong with an item by itself and with what it names. The errors of all items are those
   * that {@link CrossChecks} finds in the set, except for what no change of values can fix.
   *
   * @param item an item of the set, as it was given
   * @param now how an item of the set, as it was given, is now
   */
  public List<Problem> errors(ItemDefinition item, UnaryOperator<ItemDefinition> now) {
    List<Problem> errors = new ArrayList<>(0);
    SetIndex current = given.as(now);
    ItemDefinition changed = now.apply(item);
    for (ItemCheck<?> check : CHECKS) {
      check.lookAt(
          current,
          changed,
          problem -> {
            if (problem.isError()) {
              errors.add(problem);
            }
          });
    }
    return errors;
  }
}
