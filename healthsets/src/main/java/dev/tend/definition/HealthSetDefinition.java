package dev.tend.definition;

import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The probes, monitors and responders of one component.
 *
 * @param name the health set's name
 * @param healthGroup the group it rolls up into
 * @param component the server component it belongs to; empty: none
 * @param description what it stands for
 * @param runbook what a person should look at first
 * @param dependsOn what must be well before Tend acts here
 * @param targets what its items are instantiated for
 * @param settings the set's own settings ({@code enabled}, {@code mode}, {@code onlyWith})
 * @param probes in file order
 * @param monitors in file order
 * @param responders in file order
 * @param position where it was declared
 */
public record HealthSetDefinition(
    String name,
    HealthGroup healthGroup,
    Optional<String> component,
    String description,
    String runbook,
    List<Dependency> dependsOn,
    Targets targets,
    Settings settings,
    List<ProbeDefinition> probes,
    List<MonitorDefinition> monitors,
    List<ResponderDefinition> responders,
    SourcePosition position) {

  /** Copies the lists. */
  public HealthSetDefinition {
    dependsOn = List.copyOf(dependsOn);
    probes = List.copyOf(probes);
    monitors = List.copyOf(monitors);
    responders = List.copyOf(responders);
  }

  /** Whether the set takes part at all. */
  public boolean enabled() {
    return settings.get(CommonProperties.ENABLED);
  }

  /** How far its responders may go; each may be lower still. */
  public Mode mode() {
    return settings.get(HealthSetProperties.MODE);
  }

  /**
   * The same set with no responder's mode above the set's own. A mode that is lowered has the
   * provenance of the set's. The very same object when none is.
   */
  public HealthSetDefinition withLoweredModes() {
    Optional<Setting> mode = settings.setting(HealthSetProperties.MODE.name());
    if (mode.isEmpty() || responders.stream().noneMatch(one -> one.mayGoBeyond(mode()))) {
      return this;
    }
    List<ResponderDefinition> lowered =
        responders.stream()
            .map(one -> one.mayGoBeyond(mode()) ? one.withMode(mode.get()) : one)
            .toList();
    return withItems(probes, monitors, lowered);
  }

  /**
   * Why it does not take part, if an override or an absent service switched it off; empty if it
   * does, or is not meant to.
   */
  public Optional<String> switchedOff() {
    Provenance by = settings.provenance(CommonProperties.ENABLED);
    boolean told = by instanceof Provenance.Absent || by instanceof Provenance.Overridden;
    return enabled() || !told ? Optional.empty() : Optional.of(by.toString());
  }

  /** The service without which it is switched off by itself; empty: it depends on none. */
  public Optional<String> onlyWith() {
    return settings.find(HealthSetProperties.ONLY_WITH);
  }

  /** All items, in file order: probes, monitors, responders. */
  public Stream<ItemDefinition> items() {
    return Stream.of(probes, monitors, responders).flatMap(List::stream);
  }

  /** The same set with other settings of its own. */
  public HealthSetDefinition withSettings(Settings changed) {
    return new HealthSetDefinition(
        name,
        healthGroup,
        component,
        description,
        runbook,
        dependsOn,
        targets,
        changed,
        probes,
        monitors,
        responders,
        position);
  }

  /** The same set with other items. */
  public HealthSetDefinition withItems(
      List<ProbeDefinition> newProbes,
      List<MonitorDefinition> newMonitors,
      List<ResponderDefinition> newResponders) {
    return new HealthSetDefinition(
        name,
        healthGroup,
        component,
        description,
        runbook,
        dependsOn,
        targets,
        settings,
        newProbes,
        newMonitors,
        newResponders,
        position);
  }
}
