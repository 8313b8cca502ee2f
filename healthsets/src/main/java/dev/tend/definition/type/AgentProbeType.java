package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.util.Optional;

/** The probe {@code agent}: the watcher watched. */
public final class AgentProbeType {
  /** What is measured. */
  public enum Measure {
    /** How late probes start, at worst since the last run. */
    LATENESS("lateness", Optional.of(Dimension.TIME)),
    /** How many results were refused or lost since the last run. */
    DROPPED_RESULTS("droppedResults", Optional.of(Dimension.NUMBER)),
    /** How full the fullest of the agent's queues is. */
    QUEUE_FILL("queueFill", Optional.of(Dimension.PERCENT)),
    /** Whether the local store takes what must be durable. */
    STATE_STORE("stateStore", Optional.empty()),
    /** Whether the event log takes what must not be lost. */
    EVENT_LOG("eventLog", Optional.empty()),
    /** Whether the overrides of the shared directory can be read. */
    OVERRIDES("overrides", Optional.empty()),
    /** Whether every override that is for this server can have an effect. */
    UNUSED_OVERRIDES("unusedOverrides", Optional.empty()),
    /**
     * Whether every override that is for this server has its effect, and no other one's instead.
     */
    SHADOWED_OVERRIDES("shadowedOverrides", Optional.empty());

    private final String text;
    private final Optional<Dimension> dimension;

    Measure(String text, Optional<Dimension> dimension) {
      this.text = text;
      this.dimension = dimension;
    }

    /** The word in YAML. */
    public String text() {
      return text;
    }

    /** What it is an amount of; empty when it is well or not. */
    public Optional<Dimension> dimension() {
      return dimension;
    }
  }

  /** What is measured. */
  public static final Property<Measure> MEASURE =
      Property.of(
              "measure",
              ValueTypes.oneOf(Measure.class, Measure::text),
              "What of the agent is measured.")
          .mandatory();

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "agent",
          ProbeKind.CHECK,
          "Looks at the agent itself. Sample: as measure says; stateStore, eventLog and overrides"
              + " have none and fail when they do not work, unusedOverrides and shadowedOverrides"
              + " when there are such.",
          ProbeProperties.scheduled(MEASURE),
          settings -> settings.find(MEASURE).flatMap(Measure::dimension));

  private AgentProbeType() {}
}
