package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How far the core may go: what is configured, as far as the agent's own state allows it. A reload
 * may change the one while overrides become known and change the other. Both are combined only
 * here, so that what the core took last is what is in effect.
 */
final class EffectiveSettings {
  private final Function<DefinitionInput, Supplier<List<String>>> core;
  private final UnaryOperator<CoreSettings> restraint;
  private CoreSettings configured;
  private Optional<CoreSettings> handed = Optional.empty();

  /**
   * Settings that have not been handed to the core yet.
   *
   * @param core takes inputs in the order of the calls; what it returns waits for the answer
   * @param restraint lowers settings to what the agent's own state allows
   * @param configured the settings as they are configured
   */
  EffectiveSettings(
      Function<DefinitionInput, Supplier<List<String>>> core,
      UnaryOperator<CoreSettings> restraint,
      CoreSettings configured) {
    this.core = core;
    this.restraint = restraint;
    this.configured = configured;
  }

  /** Hands the settings to the core if they have changed; waits for nothing. */
  void handOver() {
    var unused = hand();
  }

  /**
   * The agent's own state may allow more or less than before.
   *
   * @return why the core did not take it; empty when it did
   */
  List<String> changed() {
    return awaited(hand());
  }

  /**
   * Applies newly configured settings.
   *
   * @return why the core did not take them, so that those before stay in effect; empty when it did
   */
  List<String> configure(CoreSettings newer) {
    CoreSettings before;
    Supplier<List<String>> answer;
    synchronized (this) {
      before = configured;
      configured = newer;
      answer = hand();
    }
    List<String> refusals = awaited(answer);
    if (!refusals.isEmpty()) {
      synchronized (this) {
        configured = before;
        var unused = hand();
      }
    }
    return refusals;
  }

  private synchronized Supplier<List<String>> hand() {
    CoreSettings now = restraint.apply(configured);
    if (handed.equals(Optional.of(now))) {
      return List::of;
    }
    handed = Optional.of(now);
    return core.apply(new DefinitionInput.SettingsApplied(now));
  }

  private List<String> awaited(Supplier<List<String>> answer) {
    List<String> refusals = answer.get();
    if (!refusals.isEmpty()) {
      forget();
    }
    return refusals;
  }

  /** The core may have taken them or not, so the next ones are handed over in any case. */
  private synchronized void forget() {
    handed = Optional.empty();
  }
}
