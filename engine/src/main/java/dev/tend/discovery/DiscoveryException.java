package dev.tend.discovery;

/**
 * The search for targets failed, or what was found makes no sense. Says what to do. The targets
 * known before stay, since nothing was learnt about them.
 */
public final class DiscoveryException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong and what to do. */
  public DiscoveryException(String message) {
    super(message);
  }

  /** With what is wrong, what to do, and what the system said. */
  public DiscoveryException(String message, Throwable cause) {
    super(message, cause);
  }
}
