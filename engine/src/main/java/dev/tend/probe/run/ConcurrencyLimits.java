package dev.tend.probe.run;

/**
 * How many probes run at the same time.
 *
 * @param total in all; at least 1
 * @param perSet of one health set; at least 1
 * @param files in all on platform threads; at least 1
 */
public record ConcurrencyLimits(int total, int perSet, int files) {
  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public ConcurrencyLimits {
    if (total < 1 || perSet < 1 || files < 1) {
      throw new IllegalArgumentException("a limit on concurrent probes must be at least 1");
    }
  }

  /** What applies unless configured: 2,048 in all, 256 of one set, 8 on platform threads. */
  public static ConcurrencyLimits defaults() {
    return new ConcurrencyLimits(2_048, 256, 8);
  }
}
