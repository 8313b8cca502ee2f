package dev.tend.override.merge;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges an override before it is added. */
public final class OverrideCheck {
  private OverrideCheck() {}

  /**
   * What would become of an override on a server that it is for, by the very rules of the merge.
   *
   * @param candidate the override to be added
   * @param definitions valid health sets, no two of one name
   * @param inForce the overrides that hold there now, since a value may be right only beside
   *     another; none when they are not known. One with the candidate's key counts as replaced.
   * @param now wall time
   * @return {@code Applied}, which also tells the property's own name, {@code ShadowedBy}, {@code
   *     UnknownIdentity} or {@code Refused}
   */
  public static OverrideOutcome check(
      MonitoringOverride candidate,
      List<HealthSetDefinition> definitions,
      List<MonitoringOverride> inForce,
      Instant now) {
    if (candidate.expiredAt(now)) {
      return new OverrideOutcome.Refused(
          "an override that holds " + candidate.validity().text() + " is already over",
          "an end later than " + now,
          Optional.empty());
    }
    List<MonitoringOverride> together =
        Stream.concat(
                inForce.stream()
                    .filter(other -> !other.key().equals(candidate.key()))
                    .filter(other -> !other.expiredAt(now)),
                Stream.of(candidate))
            .toList();
    return OverrideMerge.merge(definitions, together, override -> Optional.empty())
        .effects()
        .stream()
        .filter(effect -> effect.override().equals(candidate))
        .map(OverrideEffect::outcome)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the merge answers for every override"));
  }
}
