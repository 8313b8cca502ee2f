package dev.tend.core.record;

import dev.tend.core.input.OperatorInput.HoldPlaced;
import java.util.Locale;

/**
 * A component that is held out of service.
 *
 * @param hold who holds what, why and until when
 */
public record HoldRecord(HoldPlaced hold) implements DurableRecord {
  @Override
  public String key() {
    return "hold:" + hold.component().toLowerCase(Locale.ROOT) + ":" + hold.requester().text();
  }
}
