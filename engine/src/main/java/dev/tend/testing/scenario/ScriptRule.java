package dev.tend.testing.scenario;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.SourcePosition;
import dev.tend.testing.SimulatedDiscovery;
import java.time.Duration;
import java.util.List;

/** One sentence about how the world behaves. Of two that contradict, the later one is right. */
public sealed interface ScriptRule {

  /**
   * What probes come to.
   *
   * @param probes which
   * @param timeRange when
   * @param runSequence what
   */
  record Probes(ProbePattern probes, TimeRange timeRange, RunSequence runSequence)
      implements ScriptRule {
    /** Whether an act that helps from an instant on puts an end to this. */
    boolean endedBy(Duration helpedFrom) {
      boolean worse = runSequence.hurts() || timeRange.from().isPresent();
      return worse && timeRange.start().compareTo(helpedFrom) <= 0;
    }
  }

  /**
   * What the acts of a responder are good for.
   *
   * @param responder the responder; without a target, it holds for every target
   * @param scriptedActions one for each act, the last one also for all that follow; never empty
   */
  record Acts(ItemId responder, List<ScriptedAction> scriptedActions) implements ScriptRule {
    /** Copies the list. */
    public Acts {
      scriptedActions = List.copyOf(scriptedActions);
    }
  }

  /**
   * What a person answers who is asked to let a responder act.
   *
   * @param responder the responder; without a target, it holds for every target
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
   * What the discoveries of a health set come to.
   *
   * @param healthSet the health set
   * @param timeRange when
   * @param simulatedDiscovery what
   */
  record Discovers(String healthSet, TimeRange timeRange, SimulatedDiscovery simulatedDiscovery)
      implements ScriptRule {}
}
