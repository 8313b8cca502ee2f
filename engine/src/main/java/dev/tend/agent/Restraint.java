package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import java.util.function.UnaryOperator;

/**
 * What the agent may not do because of how it stands with itself: after damage for a day, and while
 * it does not know its overrides, since one of them may forbid what it would do.
 */
final class Restraint implements UnaryOperator<CoreSettings> {
  private final Caution caution;
  private volatile boolean ignorant;

  Restraint(Caution caution) {
    this.caution = caution;
  }

  Caution caution() {
    return caution;
  }

  /** Whether overrides are not known. */
  void ignorant(boolean of) {
    ignorant = of;
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    CoreSettings careful = caution.apply(settings);
    boolean acts = careful.recoveryActions() == Mode.ACT;
    return ignorant && acts ? careful.inMode(Mode.OBSERVE) : careful;
  }
}
