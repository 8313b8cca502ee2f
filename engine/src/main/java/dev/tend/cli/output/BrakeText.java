package dev.tend.cli.output;

import dev.tend.api.AgentStatus;

/** The brake as a line for people. */
public final class BrakeText {
  private BrakeText() {}

  /** Who stopped all recovery, since when, why, and how to let it go on. */
  public static String of(AgentStatus.Brake brake) {
    return "all recovery is stopped by "
        + brake.owner()
        + " since "
        + StateFormat.at(brake.since())
        + ": "
        + brake.reason()
        + brake.note().map(note -> " (" + note + ")").orElse("")
        + "; to let it go on: tend brake --release";
  }
}
