package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import dev.tend.state.Beginning;
import dev.tend.state.Opened;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an agent that does not remember is allowed. When the state was damaged, nobody knows what
 * was done in the last hours; budgets go back a day. So it observes and pages for a day, or until a
 * person starts it anew, which says that they know.
 */
final class Caution implements UnaryOperator<CoreSettings> {
  /** As far as budgets go back. */
  static final Duration LASTS = Duration.ofDays(1);

  private volatile Optional<String> reason;

  private Caution(Optional<String> reason) {
    this.reason = reason;
  }

  static Caution after(Memory memory) {
    return new Caution(
        memory
            .opened()
            .map(Opened::beginning)
            .filter(Beginning.Replaced.class::isInstance)
            .map(replaced -> reason((Beginning.Replaced) replaced)));
  }

  private static String reason(Beginning.Replaced replaced) {
    return "the state was damaged ("
        + replaced.reason()
        + ") and set aside as "
        + replaced.setAside()
        + "; for a day nothing is repaired, only watched, because nobody remembers what was done;"
        + " start the agent anew to end that";
  }

  /** Why the agent is careful; empty when it is not. */
  Optional<String> reason() {
    return reason;
  }

  void end() {
    reason = Optional.empty();
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    boolean acts = settings.recoveryActions() == Mode.ACT;
    return reason.isPresent() && acts ? settings.inMode(Mode.OBSERVE) : settings;
  }
}
