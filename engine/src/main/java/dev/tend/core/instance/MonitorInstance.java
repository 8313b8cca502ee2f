package dev.tend.core.instance;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ResponderDefinition;
import java.util.List;

/**
 * One monitor that is to be watched, for one target or for none.
 *
 * @param id its identity, with its target
 * @param set its health set, as it holds for the target
 * @param monitor its definition, as it holds for the target
 * @param probes its enabled probes
 * @param responders those that answer to it, in file order
 * @param enabled whether it takes part
 */
public record MonitorInstance(
    ItemId id,
    HealthSetDefinition set,
    MonitorDefinition monitor,
    List<ScheduledProbe> probes,
    List<ResponderDefinition> responders,
    boolean enabled) {
  public MonitorInstance {
    probes = List.copyOf(probes);
    responders = List.copyOf(responders);
  }
}
