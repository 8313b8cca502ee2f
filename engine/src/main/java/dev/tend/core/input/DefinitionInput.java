package dev.tend.core.input;

import dev.tend.override.change.OverrideNotice;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.List;

/** What there is to watch. */
public sealed interface DefinitionInput extends Input {

  /**
   * These definitions hold from now on. Applied as a difference; refused whole when their
   * dependencies form a cycle.
   *
   * @param definitions what to watch
   */
  record DefinitionsApplied(EffectiveDefinitions definitions) implements DefinitionInput {}

  /**
   * There is news about overrides. Given before the definitions that they bring about, so that its
   * events stand before what follows from it.
   *
   * @param notices what, in order
   */
  record OverridesNoted(List<OverrideNotice> notices) implements DefinitionInput {
    public OverridesNoted {
      notices = List.copyOf(notices);
    }
  }

  /**
   * A change of configuration or definitions was refused before it came here; what was in force
   * stays in force.
   *
   * @param problems why, in words with positions
   */
  record LoadRefused(List<String> problems) implements DefinitionInput {
    public LoadRefused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * A discovery found these targets.
   *
   * @param healthSet the health set
   * @param targets what was found, in a stable order
   */
  record TargetsDiscovered(String healthSet, List<String> targets) implements DefinitionInput {
    public TargetsDiscovered {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A discovery could not be carried out.
   *
   * @param healthSet the health set
   * @param message why
   */
  record DiscoveryFailed(String healthSet, String message) implements DefinitionInput {}

  /**
   * The agent's own settings hold from now on.
   *
   * @param settings them
   */
  record SettingsApplied(CoreSettings settings) implements DefinitionInput {}
}
