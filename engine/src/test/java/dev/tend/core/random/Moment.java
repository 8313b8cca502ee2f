package dev.tend.core.random;

import dev.tend.core.Decision;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.effect.Effect;
import dev.tend.core.effect.Intent;
import dev.tend.core.input.Input;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One input and all that came of it.
 *
 * @param input what was told
 * @param now when, in steady time
 * @param decision the answer
 * @param snapshot how everything stands after it
 * @param nextDeadline what the core waits for after it
 */
record Moment(
    Input input,
    Instant now,
    Decision decision,
    HealthSnapshot snapshot,
    Optional<Instant> nextDeadline) {

  /** The intent that went to the store under this instance id. */
  Optional<Intent> intent(String instance) {
    return effects(Effect.RecordIntent.class).stream()
        .map(Effect.RecordIntent::intent)
        .filter(intent -> intent.instance().equals(instance))
        .findFirst();
  }

  /** The effects of one kind. */
  <E extends Effect> List<E> effects(Class<E> kind) {
    return decision.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The bodies of the events of one kind. */
  <B> List<B> bodies(Class<B> kind) {
    return decision.events().stream()
        .map(event -> event.body())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
