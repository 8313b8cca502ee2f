package dev.tend.cli;

/** Nothing listens where the agent should: it does not run. */
final class AgentNotRunningException extends AgentDownException {
  private static final long serialVersionUID = 1L;

  AgentNotRunningException(String message) {
    super(message);
  }
}
