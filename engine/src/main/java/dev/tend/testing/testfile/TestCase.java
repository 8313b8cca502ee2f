package dev.tend.testing.testfile;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.testing.assertion.EventCategory;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.scenario.ScriptRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One case: an environment, what is done in it, and what must follow.
 *
 * @param name what it shows
 * @param at where it was written
 * @param settings the agent's settings
 * @param lasts how long it runs
 * @param given how the world behaves
 * @param when what people and the world do
 * @param then what is expected
 * @param complete the kinds of which nothing else may happen
 */
public record TestCase(
    String name,
    SourcePosition at,
    CoreSettings settings,
    Duration lasts,
    List<ScriptRule> given,
    List<ScheduledStep> when,
    List<Expectation> then,
    Set<EventCategory> complete) {
  /** Copies the lists. */
  public TestCase {
    given = List.copyOf(given);
    when = List.copyOf(when);
    then = List.copyOf(then);
    complete = Set.copyOf(complete);
  }
}
