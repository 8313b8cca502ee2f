package dev.tend.core.random;

import dev.tend.core.input.Ticked;
import java.time.Instant;

/**
 * What the core waits for is never past, and lies ahead once it was woken; waiting for it leads
 * somewhere.
 */
final class DeadlinesAhead implements Invariant {
  /** A deadline may come early, but not all the time. */
  private static final int IN_VAIN_AT_MOST = 300;

  /** Nothing that the cast does needs so many ticks within a second. */
  private static final int IN_A_SECOND_AT_MOST = 100;

  private int inVain;
  private int inARow;
  private Instant rowBegan = Instant.EPOCH;

  @Override
  public void decided(Moment moment, Facts facts) {
    Instant next = moment.nextDeadline().orElse(Instant.MAX);
    boolean ticked = moment.input() instanceof Ticked;
    require(
        ticked ? next.isAfter(moment.now()) : !next.isBefore(moment.now()),
        "waits for " + next + " at " + moment.now());
    boolean news = !moment.decision().events().isEmpty();
    inVain = ticked && !news ? inVain + 1 : 0;
    inARow = ticked && moment.now().isBefore(rowBegan.plusSeconds(1)) ? inARow + 1 : 0;
    rowBegan = inARow == 0 ? moment.now() : rowBegan;
    require(inARow <= IN_A_SECOND_AT_MOST, "was woken " + inARow + " times within a second");
    require(inVain <= IN_VAIN_AT_MOST, "was woken " + inVain + " times for nothing");
  }
}
