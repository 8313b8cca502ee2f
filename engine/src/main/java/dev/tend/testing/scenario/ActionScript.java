package dev.tend.testing.scenario;

import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.testing.ActionResult;
import dev.tend.testing.SimulatedEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What actions achieve. One that the script does not mention succeeds and does not help. */
final class ActionScript {
  private static final ScriptedAction NO_HELP =
      new ScriptedAction(
          ScriptedAction.Effect.DOES_NOT_HELP,
          SimulatedEnvironment.ACTION_TIME,
          ScriptedAction.Relief.plain(),
          "");

  private final List<ScriptRule.Acts> rules;
  private final Map<ItemId, Integer> made = new HashMap<>();

  ActionScript(List<ScriptRule.Acts> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The next action of a responder. */
  ScriptedAction next(ItemId responder) {
    int index = made.merge(responder, 1, Integer::sum) - 1;
    return rules.reversed().stream()
        .filter(rule -> ItemReferences.cover(rule.responder(), responder))
        .findFirst()
        .map(rule -> rule.scriptedActions().get(Math.min(index, rule.scriptedActions().size() - 1)))
        .orElse(NO_HELP);
  }

  static Optional<ActionResult> end(ScriptedAction scriptedAction) {
    return switch (scriptedAction.effect()) {
      case HELPS, DOES_NOT_HELP -> ended(scriptedAction, RecoveryInput.Result.SUCCEEDED);
      case FAILS -> ended(scriptedAction, RecoveryInput.Result.FAILED);
      case HANGS -> Optional.empty();
    };
  }

  private static Optional<ActionResult> ended(
      ScriptedAction scriptedAction, RecoveryInput.Result result) {
    return Optional.of(new ActionResult(scriptedAction.takes(), result, scriptedAction.message()));
  }
}
