package dev.tend.testing;

import java.time.Instant;

/** Counts the inputs of the core while time stands still, and gives up when they never end. */
final class RunawayGuard {
  private static final int MOST_TICKS_AT_ONCE = 1_000;
  private static final int MOST_TICKS_IN_A_ROW = 1_000_000;
  private static final int MOST_INPUTS_AT_ONCE = 1_000_000;

  private Instant last = Instant.MIN;
  private int ticksAtOnce;
  private int ticksInRow;
  private int inputsAtOnce;

  void ticked(Instant now) {
    count(now);
    ticksInRow++;
    if (++ticksAtOnce > MOST_TICKS_AT_ONCE || ticksInRow > MOST_TICKS_IN_A_ROW) {
      throw new RunawayCoreException(
          "the core asked for "
              + (ticksAtOnce > MOST_TICKS_AT_ONCE ? ticksAtOnce : ticksInRow)
              + " ticks in a row, up to "
              + now
              + ", though nothing happened: a deadline that is met must be given up or moved");
    }
  }

  void submitted(Instant now) {
    count(now);
    ticksInRow = 0;
  }

  private void count(Instant now) {
    if (!now.equals(last)) {
      last = now;
      ticksAtOnce = 0;
      inputsAtOnce = 0;
    }
    if (++inputsAtOnce > MOST_INPUTS_AT_ONCE) {
      throw new RunawayCoreException(
          "the core got " + inputsAtOnce + " inputs at " + now + " and is not done yet");
    }
  }
}
