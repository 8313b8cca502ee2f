package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.util.Optional;

/** The probe {@code agent}: the watcher watched. */
public final class AgentProbeType {
  /** What is measured. */
  public enum Measure implements Word.Camel {
    /** How late probes start, at worst since the last run. */
    LATENESS,
    /** How many results were refused or lost since the last run. */
    DROPPED_RESULTS,
    /** How full the fullest of the agent's queues is. */
    QUEUE_FILL,
    /** Whether the local store takes what must be durable. */
    STATE_STORE,
    /** Whether the event log takes what must not be lost. */
    EVENT_LOG,
    /** Whether the overrides of the shared directory can be read. */
    OVERRIDES,
    /** Whether every override that is for this server can have an effect. */
    UNUSED_OVERRIDES,
    /**
     * Whether every override that is for this server has its effect, and no other one's instead.
     */
    SHADOWED_OVERRIDES,
    /** Whether no sign of an operator is so old that it no longer counts. */
    OPERATOR_SIGNS,
    /**
     * Whether a monitor of any set has been {@code Unavailable} for an hour and its set pages
     * nobody for it.
     */
    BLIND_SPOTS,
    /** The share of probes that have come to a result for or against their target in time. */
    COVERAGE,
    /** Whether no probe is left alone because it breaks or hangs. */
    QUARANTINE,
    /** Whether the commands of components succeed, and load balancers can ask. */
    COMPONENTS
  }

  public static final Property<Measure> MEASURE =
      Property.of("measure", ValueTypes.oneOf(Measure.class), "What of the agent is measured.")
          .mandatory();

  public static final ProbeType TYPE =
      new ProbeType(
          "agent",
          ProbeKind.CHECK,
          "Looks at the agent itself. Sample: depends on measure; stateStore, eventLog, overrides"
              + " and components have none and fail when they do not work, unusedOverrides,"
              + " shadowedOverrides, operatorSigns, blindSpots and quarantine when there are any:"
              + " signs of an operator at work that are too old to count, monitors that have been"
              + " Unavailable for an hour while their set pages nobody for that, and probes that"
              + " are left alone because they break or hang. That of coverage is the share of"
              + " probes that have come to a result within three intervals and their timeout.",
          ProbeProperties.scheduled(MEASURE),
          settings -> settings.find(MEASURE).flatMap(AgentProbeType::dimension));

  private AgentProbeType() {}

  /** What a measure is an amount of; empty when it is well or not. */
  private static Optional<Dimension> dimension(Measure measure) {
    return switch (measure) {
      case LATENESS -> Optional.of(Dimension.TIME);
      case DROPPED_RESULTS -> Optional.of(Dimension.NUMBER);
      case QUEUE_FILL, COVERAGE -> Optional.of(Dimension.PERCENT);
      default -> Optional.empty();
    };
  }
}
