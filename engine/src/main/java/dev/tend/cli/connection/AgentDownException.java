package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;

/** The agent does not run, or does not answer: nobody watches this server. */
public class AgentDownException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  AgentDownException(String message) {
    super(message);
  }
}
