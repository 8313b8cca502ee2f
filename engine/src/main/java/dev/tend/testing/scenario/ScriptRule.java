package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.SourcePosition;
import dev.tend.testing.SimulatedDiscovery;
import java.time.Duration;
import java.util.List;

/** One rule of the environment's behaviour. Of two that contradict each other, the later wins. */
public sealed interface ScriptRule {

  /**
   * The results of probes.
   *
   * @param probes which
   * @param timeRange when
   * @param runSequence what
   */
  record Probes(ProbePattern probes, TimeRange timeRange, RunSequence runSequence)
      implements ScriptRule {
    /** Whether an action that helps from an instant on ends this. */
    boolean endedBy(Duration helpedFrom) {
      boolean worse = runSequence.hurts() || timeRange.from().isPresent();
      return worse && timeRange.start().compareTo(helpedFrom) <= 0;
    }
  }

  /**
   * What the actions of a responder achieve.
   *
   * @param responder the responder; without a target, it applies to every target
   * @param scriptedActions one for each action, the last one also for all that follow; never empty
   */
  record Acts(ItemId responder, List<ScriptedAction> scriptedActions) implements ScriptRule {
    /** Copies the list. */
    public Acts {
      scriptedActions = List.copyOf(scriptedActions);
    }
  }

  /**
   * The answer of a person who is asked to let a responder act.
   *
   * @param responder the responder; without a target, it applies to every target
   * @param granted yes or no
   * @param after how long the person takes
   * @param by who
   */
  record Answers(ItemId responder, boolean granted, Duration after, String by)
      implements ScriptRule {}

  /**
   * The store cannot keep anything.
   *
   * @param timeRange when
   * @param at where it was written
   */
  record StoreFails(TimeRange timeRange, SourcePosition at) implements ScriptRule {}

  /**
   * The results of the discoveries of a health set.
   *
   * @param healthSet the health set
   * @param timeRange when
   * @param simulatedDiscovery what
   */
  record Discovers(String healthSet, TimeRange timeRange, SimulatedDiscovery simulatedDiscovery)
      implements ScriptRule {}
}
