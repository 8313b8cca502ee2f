package dev.tend.probe.run;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A probe that is in quarantine. Instants are steady time.
 *
 * @param probe the probe
 * @param hangs whether its runs do not end; else they break
 * @param reason what the last run came to, in words
 * @param since when the first of the bad runs in a row ended
 * @param runs how many there were
 * @param nextTry when it is tried again, by the first run that is due from then on
 */
public record IsolatedProbe(
    ItemId probe, boolean hangs, String reason, Instant since, int runs, Instant nextTry) {

  /**
   * All of this in words, but for the name.
   *
   * @param offset how far the wall clock, by which people go, is ahead of steady time
   */
  public String words(Duration offset) {
    return "left alone since "
        + wall(since, offset)
        + ", not run before "
        + wall(nextTry, offset)
        + " unless invoked: its last "
        + runs
        + (hangs ? " runs did not end, even when they were cut off: " : " runs broke: ")
        + reason;
  }

  private static String wall(Instant steady, Duration offset) {
    return steady.plus(offset).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
