package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;

/** The agent does not run, or does not answer: nobody watches this server. */
public class AgentUnreachableException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  AgentUnreachableException(String message) {
    super(message);
  }
}
