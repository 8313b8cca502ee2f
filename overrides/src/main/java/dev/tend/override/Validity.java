package dev.tend.override;

import java.time.Instant;
import java.util.Optional;

/** How long an override is in effect. */
public sealed interface Validity {

  /** What output shows. */
  default String text() {
    return switch (this) {
      case Forever forever -> "until removed";
      case Until until -> "until " + until.at();
      case Versions versions -> "for version " + versions.range();
    };
  }

  /** The first instant at which it is no longer in effect; empty when no instant ends it. */
  default Optional<Instant> end() {
    return this instanceof Until until ? Optional.of(until.at()) : Optional.empty();
  }

  /** Until somebody removes it. */
  record Forever() implements Validity {}

  /**
   * For a time.
   *
   * @param at the first instant at which it is no longer in effect
   */
  record Until(Instant at) implements Validity {}

  /**
   * While the mail server's version is in a range, so not while the version is unknown.
   *
   * @param range the versions
   */
  record Versions(VersionRange range) implements Validity {}
}
