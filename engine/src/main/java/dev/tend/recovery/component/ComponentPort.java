package dev.tend.recovery.component;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ChildRegister;
import java.util.List;
import java.util.Optional;

/** What components need of the agent. Safe for use by many threads. */
public interface ComponentPort {
  /** All components, with the state in which they should be. Returns at once. */
  List<ComponentView> components();

  /**
   * Whether earlier holds are known: while the state cannot be opened, a component that nobody
   * seems to hold may be held all the same. Returns at once.
   */
  boolean holdsKnown();

  /**
   * Makes sure that no command of an earlier run still runs for this component. Called once, before
   * any command of this run; may take a while.
   *
   * @return whether an earlier run began to take the component out of service and has not brought
   *     it back; empty: that cannot be read yet, ask again
   * @throws InterruptedException if the agent stops
   */
  Optional<Boolean> leftOut(String component) throws InterruptedException;

  /** Where the children of this component's commands are kept until it has been brought back. */
  ChildRegister children(String component);

  /** The component has been brought back, or there is nothing to bring back. */
  void broughtBack(String component);

  /**
   * A command has ended.
   *
   * @param component the component
   * @param command {@code drain}, {@code offline} or {@code online}
   * @param outcome how
   */
  void ended(String component, String command, ActionOutcome outcome);
}
