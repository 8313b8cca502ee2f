package dev.tend.core.event;

import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import java.time.Instant;

/** Events about monitors. */
public sealed interface MonitorEvent extends EventBody {
  /**
   * Recorded at every change of what a monitor shows or of the state beneath its overlays.
   *
   * @param monitor the monitor, with its target
   * @param from what it showed
   * @param to what it shows
   * @param beneathFrom where its chain was
   * @param beneath where its chain is
   * @param occasion why
   * @param detail what a person should read: the error, the owner and reason of an override or a
   *     repair; empty text for nothing to add
   */
  record MonitorChanged(
      ItemId monitor,
      MonitorState from,
      MonitorState to,
      MonitorState beneathFrom,
      MonitorState beneath,
      TransitionCause occasion,
      String detail)
      implements MonitorEvent {}

  /**
   * Recorded when a monitor is raised and no episode is open, or when one is reopened.
   *
   * @param monitor the monitor, with its target
   * @param episode the episode's id
   * @param reopened whether it went on from an earlier healing
   */
  record EpisodeOpened(ItemId monitor, String episode, boolean reopened) implements MonitorEvent {}

  /**
   * Recorded when an episode cannot be reopened any more.
   *
   * @param monitor the monitor, with its target
   * @param episode the episode's id
   * @param end how it ended
   * @param raisedAt when it was first raised, in steady time
   */
  record EpisodeClosed(ItemId monitor, String episode, End end, Instant raisedAt)
      implements MonitorEvent {}

  /** How an episode ended. */
  enum End {
    /** The monitor healed and stayed so. */
    HEALED,
    /** An override or a changed definition took the ground away. */
    WITHDRAWN,
    /** The target is gone. */
    RETIRED
  }
}
