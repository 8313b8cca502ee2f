package dev.tend.cli;

/** The agent does not run, or does not answer: nobody watches this server. */
class AgentDownException extends CannotAskException {
  private static final long serialVersionUID = 1L;

  AgentDownException(String message) {
    super(message);
  }
}
