package dev.tend.override.merge;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import java.time.Instant;
import java.util.Optional;

/** Whether an override concerns a server at an instant, whatever it changes. */
record Applicability(ServerContext circumstances, Instant now) {

  /** Why it does not concern it; empty when it does. */
  Optional<OverrideOutcome> objection(MonitoringOverride override) {
    if (override.expiredAt(now)) {
      return Optional.of(new OverrideOutcome.Expired());
    }
    if (!selects(override.selector())) {
      return Optional.of(new OverrideOutcome.NotForThisServer());
    }
    return holdsForVersion(override.validity())
        ? Optional.empty()
        : Optional.of(new OverrideOutcome.NotForThisVersion());
  }

  private boolean selects(Selector selector) {
    return switch (selector) {
      case Selector.ThisServer here -> true;
      case Selector.All all -> true;
      case Selector.Servers servers -> servers.names(circumstances.server());
      case Selector.Groups groups -> circumstances.groups().stream().anyMatch(groups::names);
    };
  }

  private boolean holdsForVersion(Validity validity) {
    return switch (validity) {
      case Validity.Forever forever -> true;
      case Validity.Until until -> true;
      case Validity.Versions bound ->
          circumstances.version().filter(bound.range()::contains).isPresent();
    };
  }
}
