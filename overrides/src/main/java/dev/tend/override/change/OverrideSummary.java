package dev.tend.override.change;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * An override as notices describe it, also when it is gone itself.
 *
 * @param id the override's id
 * @param scope where it is kept
 * @param selector the servers it is for, as output shows them
 * @param subject what it changes
 * @param property the property as it was typed
 * @param value the value as it was typed
 * @param owner who added it
 * @param reason why
 * @param validity how long it is in effect, as output shows it
 * @param end the first instant at which it is no longer in effect; empty when it has no end
 */
public record OverrideSummary(
    String id,
    OverrideScope scope,
    String selector,
    Subject subject,
    String property,
    String value,
    String owner,
    String reason,
    String validity,
    Optional<Instant> end) {

  /** That of an override. */
  public static OverrideSummary of(MonitoringOverride override) {
    return new OverrideSummary(
        override.id(),
        override.scope(),
        override.selector().text(),
        override.subject(),
        override.property(),
        override.value(),
        override.owner(),
        override.reason(),
        override.validity().text(),
        override.validity().end());
  }
}
