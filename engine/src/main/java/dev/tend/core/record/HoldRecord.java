package dev.tend.core.record;

import dev.tend.core.input.OperatorInput.HoldPlaced;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A component that is held out of service.
 *
 * @param hold who holds what, how, why and until when
 * @param since since when it is in the state of this hold, in wall-clock time; empty in records of
 *     earlier versions
 */
public record HoldRecord(HoldPlaced hold, Optional<Instant> since) implements DurableRecord {
  @Override
  public String key() {
    return "hold:" + hold.component().toLowerCase(Locale.ROOT) + ":" + hold.requester().text();
  }
}
