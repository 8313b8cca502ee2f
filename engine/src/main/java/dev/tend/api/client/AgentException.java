package dev.tend.api.client;

/** The agent gave no answer, or refused. The message says what to do. */
public final class AgentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  /** What is wrong. */
  public enum Trouble {
    /** Nothing listens where it should: the agent is not running. */
    NOT_RUNNING,
    /** Something listens and does not answer in time. */
    SILENT,
    /** The token cannot be read, or is not the agent's. */
    TOKEN,
    /** The agent does not know what was named. */
    UNKNOWN,
    /** The agent refuses the request. */
    REFUSED,
    /** The answer is not one of this agent. */
    BROKEN
  }

  /**
   * An answer that was not given.
   *
   * @param trouble what is wrong
   * @param message what a person should read
   */
  public AgentException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  /** What is wrong. */
  public Trouble trouble() {
    return trouble;
  }

  /** What a person should read. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
