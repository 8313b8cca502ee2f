package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the agent may not do because of how it stands with itself: after damage for a day, and while
 * it does not know its overrides, since one of them may forbid what it would do.
 */
final class Restraint implements UnaryOperator<CoreSettings> {
  private final Caution caution;
  private volatile Optional<String> ignorance = Optional.empty();

  Restraint(Caution caution) {
    this.caution = caution;
  }

  Caution caution() {
    return caution;
  }

  /** Overrides are not known for this reason, or are known. */
  void ignorant(Optional<String> why) {
    ignorance =
        why.map(
            what ->
                "nothing is repaired, only watched, because an override may forbid it: " + what);
  }

  /** Why it watches only, as far as that is for its overrides; empty when it is not. */
  Optional<String> ignorance() {
    return ignorance;
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    CoreSettings careful = caution.apply(settings);
    boolean acts = careful.recoveryActions() == Mode.ACT;
    return ignorance.isPresent() && acts ? careful.inMode(Mode.OBSERVE) : careful;
  }
}
