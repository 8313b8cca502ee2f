package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;

/** The agent is not running or does not answer: nothing watches this server. */
public class AgentUnreachableException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  AgentUnreachableException(String message) {
    super(message);
  }
}
