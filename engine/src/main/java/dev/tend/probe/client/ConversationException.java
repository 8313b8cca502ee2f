package dev.tend.probe.client;

import dev.tend.core.input.Outcome;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;

/** Why an exchange with a server ended early. Contains no secret. */
public final class ConversationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final String errorClass;

  private ConversationException(Outcome outcome, String errorClass, String message) {
    super(message);
    this.outcome = outcome;
    this.errorClass = errorClass;
  }

  /** The server did not do as it should. */
  public static ConversationException failed(String errorClass, String message) {
    return new ConversationException(Outcome.FAILED, errorClass, message);
  }

  /** The server was not done by the deadline. */
  public static ConversationException timedOut(String message) {
    return new ConversationException(Outcome.TIMED_OUT, ErrorClass.TIMED_OUT, message);
  }

  /** The probe cannot judge. */
  public static ConversationException inconclusive(String errorClass, String message) {
    return new ConversationException(Outcome.INCONCLUSIVE, errorClass, message);
  }

  /** The probe lacks the means here, or its settings make no sense, so it cannot judge. */
  public static ConversationException cannot(String message) {
    return inconclusive(ErrorClass.CANNOT_MEASURE, message);
  }

  /** The same seen by a probe that does not judge this. */
  public ConversationException asInconclusive() {
    return inconclusive(errorClass, message());
  }

  /** The same with more to read. */
  public ConversationException adding(String more) {
    return new ConversationException(outcome, errorClass, message() + more);
  }

  /** Whether it says more against the server: that it failed, else that it was late. */
  public boolean saysMoreThan(ConversationException other) {
    return weight() > other.weight();
  }

  private int weight() {
    return switch (outcome) {
      case FAILED -> 2;
      case TIMED_OUT -> 1;
      case SUCCEEDED, INCONCLUSIVE, REJECTED, POISONED, QUARANTINED -> 0;
    };
  }

  /** Whether it says that the server failed, rather than that it was late or cannot be judged. */
  boolean isFailure() {
    return outcome == Outcome.FAILED;
  }

  /** Whether the other side closed the connection. */
  public boolean isClosed() {
    return errorClass.equals(ErrorClass.CONNECTION_CLOSED);
  }

  /** What a person should read. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** As the answer of a probe. */
  public Measurement measurement() {
    return switch (outcome) {
      case TIMED_OUT -> Measurement.timedOut(message());
      case INCONCLUSIVE -> Measurement.inconclusive(errorClass, message());
      case FAILED, SUCCEEDED, REJECTED, POISONED, QUARANTINED ->
          Measurement.failed(errorClass, message());
    };
  }
}
