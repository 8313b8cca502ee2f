package dev.tend.recovery.evidence;

import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.time.Duration;

/**
 * One thing to look at.
 *
 * @param title what it is called in the file and in events
 * @param limit how long it may take; then what it has seen so far is kept
 * @param source how to look
 */
public record EvidencePart(String title, Duration limit, Source source) {

  /** How to look at one thing. Changes nothing; safe for use by many threads. */
  @FunctionalInterface
  public interface Source {
    /**
     * Writes what it sees, the most telling first: the section may be cut, and so may the look.
     *
     * @throws IOException if it cannot be seen; the message says why
     * @throws InterruptedException if the look was abandoned
     */
    void look(EvidenceRequest request, EvidenceSection section, OperationLimits limits)
        throws IOException, InterruptedException;
  }
}
