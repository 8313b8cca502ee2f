package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import java.util.function.UnaryOperator;

/**
 * What the agent may not do because of how it stands with itself: after damage for a day, and while
 * it does not know its overrides, since one of them may forbid what it would do.
 */
final class RecoveryRestriction implements UnaryOperator<CoreSettings> {
  private final DamagedStateGuard guard;
  private volatile boolean ignorant;

  RecoveryRestriction(DamagedStateGuard guard) {
    this.guard = guard;
  }

  DamagedStateGuard guard() {
    return guard;
  }

  /** Whether overrides are not known. */
  void overridesUnknown(boolean of) {
    ignorant = of;
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    CoreSettings careful = guard.apply(settings);
    boolean acts = careful.recoveryActions() == Mode.ACT;
    return ignorant && acts ? careful.inMode(Mode.OBSERVE) : careful;
  }
}
