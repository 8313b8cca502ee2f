package dev.tend.override.merge;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import java.util.Comparator;

/** Which of two overrides of the same value is in effect. */
final class Precedence {
  /**
   * The winner first: server with target, server, global with target, global; of globals the one
   * for named servers, for groups, for versions, for all; then the later one. The rest only makes
   * the order total, so that it does not depend on the order of the input.
   */
  static final Comparator<MonitoringOverride> WINNER_FIRST =
      Comparator.comparing(MonitoringOverride::scope)
          .thenComparingInt(Precedence::rank)
          .thenComparing(MonitoringOverride::created, Comparator.reverseOrder())
          .thenComparing(MonitoringOverride::id)
          .thenComparing(MonitoringOverride::toString);

  private static final int BREADTHS = 4;

  private Precedence() {}

  /** Within a scope the most specific first: by target, by breadth. */
  private static int rank(MonitoringOverride override) {
    int untargeted = override.subject().target().isPresent() ? 0 : BREADTHS;
    return untargeted + breadth(override);
  }

  private static int breadth(MonitoringOverride override) {
    return switch (override.selector()) {
      case Selector.ThisServer here -> 0;
      case Selector.Servers servers -> 0;
      case Selector.Groups groups -> 1;
      case Selector.All all -> override.validity() instanceof Validity.Versions ? 2 : 3;
    };
  }
}
