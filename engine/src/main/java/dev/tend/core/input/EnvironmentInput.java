package dev.tend.core.input;

import java.time.Duration;
import java.time.Instant;

/** What goes on around the agent. */
public sealed interface EnvironmentInput extends Input {

  /**
   * The agent has started; also after a restart with restored state.
   *
   * @param bootedAt when the host booted, in steady time
   * @param version the agent's version
   */
  record AgentStarted(Instant bootedAt, String version) implements EnvironmentInput {}

  /** The agent stops in good order; the last input of its run. */
  record AgentStopping() implements EnvironmentInput {}

  /**
   * The wall clock drifted from steady time.
   *
   * @param by how far it went, forward positive
   */
  record WallClockStepped(Duration by) implements EnvironmentInput {}

  /**
   * An operator is seen, or no longer seen, at work.
   *
   * @param kind what is seen
   * @param resource what it concerns, such as {@code service:postfix}; empty text: the whole server
   * @param active whether it is seen
   * @param detail what a person should read, such as {@code apt-get upgrade is running}
   */
  record OperatorWorkSeen(Work kind, String resource, boolean active, String detail)
      implements EnvironmentInput {}

  /** What shows that an operator is at work. */
  enum Work {
    /** A package manager holds its lock. */
    PACKAGE_MANAGER,
    /** A unit was stopped or masked by hand. */
    UNIT_STOPPED,
    /** A unit ended, by itself or by hand: that cannot be told. Holds back no page. */
    UNIT_ENDED,
    /** The host is shutting down. */
    SHUTDOWN
  }

  /**
   * A page has reached its channel.
   *
   * @param alertId the incident
   * @param sequence which message of it
   */
  record PageDelivered(String alertId, int sequence) implements EnvironmentInput {}

  /**
   * What the group of servers says about a component.
   *
   * @param component the component
   * @param anotherServes whether another server serves it
   * @param refusal why the group does not let this server act now; empty text when it does
   */
  record GroupReported(String component, boolean anotherServes, String refusal)
      implements EnvironmentInput {}

  /**
   * A command that keeps clients away from a component, or lets them back, has ended.
   *
   * @param component the component
   * @param command {@code drain}, {@code offline} or {@code online}
   * @param result how it ended
   * @param message what a person should read
   */
  record ComponentCommandEnded(
      String component, String command, RecoveryInput.Result result, String message)
      implements EnvironmentInput {
    /** Whether it did what it should. */
    public boolean succeeded() {
      return result == RecoveryInput.Result.SUCCEEDED;
    }
  }
}
