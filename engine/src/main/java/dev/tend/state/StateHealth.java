package dev.tend.state;

import java.time.Instant;
import java.util.Optional;

/**
 * How the store fares.
 *
 * @param lastSuccess when something was last kept, by the wall clock; empty: never yet
 * @param lastFailure when something last could not be kept; empty: never yet
 * @param lastError what was wrong then; empty text: nothing yet
 * @param failing whether the last try failed
 * @param bytes how much of the disk it takes, as of the last checkpoint
 */
public record StateHealth(
    Optional<Instant> lastSuccess,
    Optional<Instant> lastFailure,
    String lastError,
    boolean failing,
    long bytes) {

  static StateHealth untried() {
    return new StateHealth(Optional.empty(), Optional.empty(), "", false, 0);
  }

  StateHealth succeeded(Instant at) {
    return new StateHealth(Optional.of(at), lastFailure, lastError, false, bytes);
  }

  StateHealth failed(Instant at, String error) {
    return new StateHealth(lastSuccess, Optional.of(at), error, true, bytes);
  }

  StateHealth taking(long newBytes) {
    return new StateHealth(lastSuccess, lastFailure, lastError, failing, newBytes);
  }
}
