package dev.tend.simulate.script;

import dev.tend.core.input.RecoveryInput;
import dev.tend.definition.ItemId;
import dev.tend.simulate.ActEnd;
import dev.tend.simulate.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What acts are good for. One that the script does not mention ends well and mends nothing. */
final class ActScript {
  private static final Attempt IN_VAIN =
      new Attempt(Attempt.Effect.DOES_NOT_HELP, World.ACT_TAKES, Attempt.Relief.plain(), "");

  private final List<Rule.Acts> rules;
  private final Map<ItemId, Integer> made = new HashMap<>();

  ActScript(List<Rule.Acts> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The next act of a responder. */
  Attempt next(ItemId responder) {
    int index = made.merge(responder, 1, Integer::sum) - 1;
    return rules.reversed().stream()
        .filter(rule -> References.cover(rule.responder(), responder))
        .findFirst()
        .map(rule -> rule.attempts().get(Math.min(index, rule.attempts().size() - 1)))
        .orElse(IN_VAIN);
  }

  static Optional<ActEnd> end(Attempt attempt) {
    return switch (attempt.effect()) {
      case HELPS, DOES_NOT_HELP -> ended(attempt, RecoveryInput.Result.SUCCEEDED);
      case FAILS -> ended(attempt, RecoveryInput.Result.FAILED);
      case HANGS -> Optional.empty();
    };
  }

  private static Optional<ActEnd> ended(Attempt attempt, RecoveryInput.Result result) {
    return Optional.of(new ActEnd(attempt.takes(), result, attempt.message()));
  }
}
