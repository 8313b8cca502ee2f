package dev.tend.override;

import java.time.Instant;

/**
 * A typed change of one property of one item or health set.
 *
 * @param id names this override in output, events and provenance; one override, one id
 * @param selector the servers it is for; says also where it is kept
 * @param subject what it changes
 * @param property the property's own name or one of its Exchange names, in any case
 * @param value the value as it was typed; it is parsed in the property's own type and unit
 * @param owner who added it
 * @param reason why
 * @param created when it was added
 * @param validity how long it is in effect
 */
public record MonitoringOverride(
    String id,
    Selector selector,
    Subject subject,
    String property,
    String value,
    String owner,
    String reason,
    Instant created,
    Validity validity) {

  /** Where it is kept. */
  public OverrideScope scope() {
    return selector.scope();
  }

  /** What two overrides must not share. */
  public OverrideKey key() {
    return OverrideKey.of(this);
  }

  /** Whether it has ended; one for ever or for versions never ends like this. */
  public boolean expiredAt(Instant now) {
    return validity.end().filter(end -> !now.isBefore(end)).isPresent();
  }
}
