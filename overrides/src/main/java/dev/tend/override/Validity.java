package dev.tend.override;

import java.time.Instant;

/** How long an override holds. */
public sealed interface Validity {

  /** What output shows. */
  String text();

  /** Until somebody removes it. */
  record Forever() implements Validity {
    @Override
    public String text() {
      return "until removed";
    }
  }

  /**
   * For a time.
   *
   * @param end the first instant at which it no longer holds
   */
  record Until(Instant end) implements Validity {
    @Override
    public String text() {
      return "until " + end;
    }
  }

  /**
   * While the mail server's version is in a range. Where the version is not known it does not hold.
   *
   * @param range the versions
   */
  record Versions(VersionRange range) implements Validity {
    @Override
    public String text() {
      return "for version " + range;
    }
  }
}
