package dev.tend.poll;

import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;

/** Time stands still until it is told to go on; the wall clock can step besides. */
final class ManualClock implements SteadyClock {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Duration offset = Duration.ZERO;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant wall() {
    return now.plus(offset);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void step(Duration by) {
    offset = offset.plus(by);
  }
}
