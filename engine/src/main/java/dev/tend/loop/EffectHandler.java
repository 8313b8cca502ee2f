package dev.tend.loop;

import dev.tend.core.effect.Effect;

/** Who carries out effects. */
@FunctionalInterface
public interface EffectHandler {
  /** Carries out one effect, or has somebody else do it. Returns soon. */
  void carryOut(Effect effect);
}
