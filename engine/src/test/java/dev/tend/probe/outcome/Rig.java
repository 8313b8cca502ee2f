package dev.tend.probe.outcome;

import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import java.nio.file.Path;

/** Makes happen what a row says, and lets the real probe look. */
interface Rig {
  /**
   * Plays a row.
   *
   * @param row what happens
   * @param run the probe, to be run with the settings it gets
   * @param directory an empty one
   * @return what the probe says
   */
  Measurement play(OutcomeRow row, Run run, Path directory) throws Exception;

  /** Runs the real probe once. */
  interface Run {
    /** The settings of the row as its file has them. */
    Settings settings();

    /** Measures, with these settings. */
    Measurement with(Settings settings) throws InterruptedException;

    /** Measures by a method of the rig's own. */
    Measurement with(Settings settings, Probe.Method method) throws InterruptedException;
  }
}
