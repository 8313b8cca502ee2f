package dev.tend.core.event;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.ItemDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Provenance;
import java.util.List;

/** Events about what is watched. */
public sealed interface DefinitionEvent extends EventBody {
  /**
   * Recorded for every effective definition, at start and whenever it changes.
   *
   * @param item the item, with its target
   * @param definition its effective definition
   */
  record DefinitionApplied(ItemId item, ItemDefinition definition) implements DefinitionEvent {}

  /**
   * Recorded when a health set comes, or when what concerns it as a whole changes.
   *
   * @param healthSet its name
   * @param group the group it rolls up into
   * @param enabled whether it takes part
   * @param provenance who said so
   */
  record HealthSetApplied(
      String healthSet, HealthGroup group, boolean enabled, Provenance provenance)
      implements DefinitionEvent {}

  /**
   * Recorded when an item is no longer watched.
   *
   * @param item the item, with its target
   * @param itemType what it was
   */
  record DefinitionRemoved(ItemId item, ItemType itemType) implements DefinitionEvent {}

  /**
   * Recorded when a change of configuration or definitions is refused whole; what was in force
   * before stays in force.
   *
   * @param problem why
   */
  record ApplyRefused(String problem) implements DefinitionEvent {}

  /**
   * Recorded when the agent's settings change.
   *
   * @param settings what holds now
   */
  record SettingsApplied(CoreSettings settings) implements DefinitionEvent {}

  /**
   * Recorded at every discovery.
   *
   * @param healthSet the health set
   * @param found how many targets were found; -1 when it could not be carried out
   * @param added targets watched from now on
   * @param missing targets not found, watched on for now
   * @param message why it failed, or which targets are not watched because there are too many;
   *     empty text when all is well
   */
  record Discovered(
      String healthSet, int found, List<String> added, List<String> missing, String message)
      implements DefinitionEvent {
    public Discovered {
      added = List.copyOf(added);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Recorded when a target is no longer watched.
   *
   * @param healthSet the health set
   * @param target the target
   * @param raised whether something was raised on it
   */
  record TargetRetired(String healthSet, String target, boolean raised)
      implements DefinitionEvent {}
}
