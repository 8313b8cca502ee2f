package dev.tend.cli.connection;

/** Nothing listens where the agent should: it is not running. */
public final class AgentNotRunningException extends AgentUnreachableException {
  private static final long serialVersionUID = 1L;

  AgentNotRunningException(String message) {
    super(message);
  }
}
