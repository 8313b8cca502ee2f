package dev.tend.override.merge;

import dev.tend.definition.problem.Problem;
import java.util.Optional;

/** Why a change that is sound by itself cannot hold with the others. */
final class RefusalMessages {
  private RefusalMessages() {}

  /** Refused with all that it might not fit together with. */
  static OverrideOutcome ofTooMany(PropertyChange change, Problem broken) {
    return new OverrideOutcome.Refused(
        "%s %s is one of too many that do not fit together, on items that name one another, to"
                .formatted(change.propertyName(), change.value())
            + " find out which of them do; with all of them "
            + broken.what(),
        "overrides of these items that fit together",
        Optional.empty());
  }

  /** Refused for what it would have broken. */
  static OverrideOutcome of(PropertyChange change, Problem broken) {
    return new OverrideOutcome.Refused(
        "with %s %s %s. %s"
            .formatted(change.propertyName(), change.value(), broken.what(), change.meaning()),
        broken.expected().isEmpty()
            ? "another " + change.propertyName()
            : "another %s, or beside it: %s".formatted(change.propertyName(), broken.expected()),
        Optional.empty());
  }
}
