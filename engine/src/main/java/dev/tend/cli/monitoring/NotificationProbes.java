package dev.tend.cli.monitoring;

import dev.tend.api.model.Identities;
import dev.tend.api.model.ItemFilter;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.Targets;
import java.util.List;

/**
 * The probes of definitions that take notifications. Which targets are discovered is not known
 * without an agent, so any may be named.
 */
record NotificationProbes(List<HealthSetDefinition> sets) {
  /**
   * The probe that an identity names, in the case of its declaration.
   *
   * @throws NegativeResultException if there is none
   * @throws CannotAskException if it is not clear which one is meant
   */
  ItemId named(String identity) {
    ItemId wanted = ItemId.parse(identity).orElseThrow(() -> unknown(identity));
    for (HealthSetDefinition set : sets) {
      for (ProbeDefinition probe : set.probes()) {
        if (probe.id().equals(ItemId.of(wanted.healthSet(), wanted.item()))) {
          check(set, probe, wanted);
          return probe.id().forTarget(wanted.target());
        }
      }
    }
    throw unknown(identity);
  }

  private NegativeResultException unknown(String identity) {
    return new NegativeResultException(
        Identities.of(sets, ItemFilter.all()).unknown("probe", identity).text());
  }

  private static void check(HealthSetDefinition set, ProbeDefinition probe, ItemId wanted) {
    String name = Identities.slashed(probe.id());
    if (!probe.isNotification()) {
      throw new NegativeResultException(name + " takes no notifications: it measures by itself");
    }
    boolean targeted = !(set.targets() instanceof Targets.None);
    if (targeted != wanted.target().isPresent()) {
      throw new CannotAskException(
          targeted ? name + " has targets; name one with --target" : name + " has no targets");
    }
    if (set.targets() instanceof Targets.Fixed fixed
        && fixed.names().stream().noneMatch(wanted.target().orElse("")::equalsIgnoreCase)) {
      throw new NegativeResultException(
          name + " has the targets " + String.join(", ", fixed.names()));
    }
  }
}
