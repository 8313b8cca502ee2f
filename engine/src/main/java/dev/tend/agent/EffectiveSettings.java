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
 * changes the one while overrides become known and change the other: only here are both brought
 * together, so that what the core takes last is what holds now.
 */
final class EffectiveSettings {
  private final Function<DefinitionInput, Supplier<List<String>>> core;
  private final UnaryOperator<CoreSettings> restraint;
  private CoreSettings configured;
  private Optional<CoreSettings> handed = Optional.empty();

  /**
   * Bounds that the core has not been told yet.
   *
   * @param core takes inputs in the order of the calls; what it gives waits for what it says
   * @param restraint what the agent's own state makes of settings
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

  /** Tells the core what it has not been told yet; waits for nothing. */
  void tell() {
    var unused = hand();
  }

  /**
   * The agent's own state allows another thing than before, or may do so.
   *
   * @return why the core did not take it; empty when it did
   */
  List<String> changed() {
    return awaited(hand());
  }

  /**
   * Other settings are configured.
   *
   * @return why the core did not take them, so that what was configured before holds on; empty when
   *     it did
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

  /** Nobody knows what the core made of it: whatever comes next is told in any case. */
  private synchronized void forget() {
    handed = Optional.empty();
  }
}
