package dev.tend.core.record;

import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.List;

/**
 * What the windows of one monitor hold, kept now and then. All times are steady; milliseconds since
 * the epoch where they are numbers.
 *
 * @param monitor the monitor, with its target
 * @param raises how often its chain had begun anew; a window older than the monitor's record is
 *     known by this
 * @param seenAt until when somebody listened: what came later was missed
 * @param freshFrom when the last warm-up of an action ended, which a window older than the record
 *     does not know of; {@code Long.MIN_VALUE} for none
 * @param conclusiveAt the start of the newest conclusive result; {@code Long.MIN_VALUE} for none
 * @param sources what is kept of each probe
 * @param evidence the newest results that speak against the target, oldest first, and the newest of
 *     each probe that could not judge it
 */
public record WindowRecord(
    ItemId monitor,
    long raises,
    Instant seenAt,
    long freshFrom,
    long conclusiveAt,
    List<Source> sources,
    List<Evidence> evidence) {

  public WindowRecord {
    sources = List.copyOf(sources);
    evidence = List.copyOf(evidence);
  }

  /** The same, where somebody listened for longer than until the last result or tick. */
  public WindowRecord listenedUntil(Instant later) {
    return new WindowRecord(monitor, raises, later, freshFrom, conclusiveAt, sources, evidence);
  }

  /**
   * What is kept of one probe.
   *
   * @param probe the probe, with its target
   * @param heardAt the start of its last conclusive result, or since when one is awaited
   * @param newestAt the start of the newest result judged; {@code Long.MIN_VALUE} for none
   * @param badAt the start of the newest result that speaks against the target; {@code
   *     Long.MIN_VALUE} for none
   * @param goodAt the start of its last success, or since when one is awaited
   * @param streak how many good results in a row it had
   * @param proven whether it ever had a good one
   * @param results the results in the window
   * @param reds notifications that are red
   * @param unnamed red notifications beyond those that can be told apart
   * @param unnamedAt the start of the newest of these
   */
  public record Source(
      ItemId probe,
      long heardAt,
      long newestAt,
      long badAt,
      long goodAt,
      int streak,
      boolean proven,
      Results results,
      List<Red> reds,
      long unnamed,
      long unnamedAt) {
    public Source {
      reds = List.copyOf(reds);
    }
  }

  /**
   * Results in a window.
   *
   * @param width 0: {@code numbers} are results in their order, each its start times two, plus one
   *     if it is bad; else the width of a bucket in milliseconds: {@code numbers} are triples of
   *     the bucket's number, good and bad results
   * @param numbers what is kept
   * @param samples the bits of the samples that belong to the results; empty when none are kept
   */
  public record Results(long width, LongList numbers, LongList samples) {}

  /**
   * A red notification.
   *
   * @param key its key
   * @param startedAt when it last came
   */
  public record Red(String key, long startedAt) {}
}
