package dev.tend.core.event;

/**
 * The identity of an event. It orders events; their times do not.
 *
 * @param incarnation which run of the agent, from 1, up to about eight million
 * @param sequence which event of that run, from 1, up to about a million million
 */
public record EventId(int incarnation, long sequence) implements Comparable<EventId> {
  private static final int SEQUENCE_BITS = 40;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

  /** Refuses what {@link #packed} could not hold. */
  public EventId {
    if (incarnation < 0 || incarnation >= 1 << 23 || sequence < 0 || sequence > SEQUENCE_MASK) {
      throw new IllegalArgumentException("no event id: " + incarnation + ":" + sequence);
    }
  }

  /** The id as one number, for windows that hold many. */
  public long packed() {
    return ((long) incarnation << SEQUENCE_BITS) | sequence;
  }

  /** The id that {@link #packed} gave. */
  public static EventId unpacked(long packed) {
    return new EventId((int) (packed >>> SEQUENCE_BITS), packed & SEQUENCE_MASK);
  }

  @Override
  public int compareTo(EventId other) {
    return Long.compare(packed(), other.packed());
  }

  /** {@code incarnation:sequence}. */
  @Override
  public String toString() {
    return incarnation + ":" + sequence;
  }
}
