package dev.tend.core.monitor;

import dev.tend.definition.value.MonitorState;

/** Where a monitor can be: on its chain, and in each of the overlays. */
public enum MonitorPhase {
  /** The chain: not enough results. */
  UNEVALUATED(Layer.CHAIN, "Unevaluated"),
  /** The chain: its condition does not hold. */
  HEALTHY(Layer.CHAIN, "Healthy"),
  /** The chain: raised. */
  DEGRADED(Layer.CHAIN, "Degraded"),
  /** The chain: raised for longer. */
  UNHEALTHY(Layer.CHAIN, "Unhealthy"),
  /** The chain: raised for so long that ordinary recovery has had its time. */
  UNRECOVERABLE(Layer.CHAIN, "Unrecoverable"),
  /** The verdict: each probe speaks often enough. */
  LISTENING(Layer.VERDICT, "Listening"),
  /** The verdict: none is to be had. */
  UNAVAILABLE(Layer.VERDICT, "Unavailable"),
  /** The repair mark: nobody is at work. */
  UNMARKED(Layer.REPAIR, "Unmarked"),
  /** The repair mark: a person is at work. */
  REPAIRING(Layer.REPAIR, "Repairing"),
  /** The switch: it takes part. */
  ON(Layer.SWITCH, "On"),
  /** The switch: it does not. */
  OFF(Layer.SWITCH, "Disabled");

  /** The four things that are true of a monitor at once. */
  public enum Layer {
    /** What it judges. */
    CHAIN,
    /** Whether it can judge. */
    VERDICT,
    /** Whether a person is at work. */
    REPAIR,
    /** Whether it takes part. */
    SWITCH
  }

  private final Layer layer;
  private final String text;

  MonitorPhase(Layer layer, String text) {
    this.layer = layer;
    this.text = text;
  }

  /** Which of the four it belongs to. */
  public Layer layer() {
    return layer;
  }

  /** The word in diagrams and messages. */
  public String text() {
    return text;
  }

  /** The place of a state of the chain. */
  static MonitorPhase onChain(MonitorState state) {
    return switch (state) {
      case UNEVALUATED -> UNEVALUATED;
      case HEALTHY -> HEALTHY;
      case DEGRADED -> DEGRADED;
      case UNHEALTHY -> UNHEALTHY;
      case UNRECOVERABLE -> UNRECOVERABLE;
      case REPAIRING, DISABLED, UNAVAILABLE ->
          throw new IllegalArgumentException(state + " is not on the chain");
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
