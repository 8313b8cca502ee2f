package dev.tend.override.admin;

import dev.tend.override.merge.OverrideOutcome;
import java.util.Optional;

/** A request is refused; carries why. Never leaves the service. */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient OverrideOutcome.Refused rejection;

  RejectedException(OverrideOutcome.Refused rejection) {
    super(rejection.reason());
    this.rejection = rejection;
  }

  RejectedException(String reason, String expected) {
    this(new OverrideOutcome.Refused(reason, expected));
  }

  RejectedException(String reason, String expected, Optional<String> suggestion) {
    this(new OverrideOutcome.Refused(reason, expected, suggestion));
  }

  OverrideOutcome.Refused rejection() {
    return rejection;
  }
}
