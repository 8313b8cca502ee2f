package dev.tend.resolver;

/** A host name could not be turned into an address. */
public final class NameNotResolvedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** With the reason, and what a person should read. */
  public NameNotResolvedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Whether nobody answered in time, so that the name may exist all the same. */
  public boolean timedOut() {
    return reason == Reason.NO_ANSWER;
  }

  /** Why a name was not resolved. */
  public enum Reason {
    /** The text cannot be a host name. */
    NOT_A_NAME,
    /** The name servers say that there is no such name. */
    NO_SUCH_NAME,
    /** The name exists and has no address. */
    NO_ADDRESS,
    /** The name servers answered and could not say. */
    SERVER_FAILED,
    /** No name server answered in time. */
    NO_ANSWER
  }
}
