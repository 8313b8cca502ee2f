package dev.tend.poll;

import dev.tend.override.store.LocalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be kept over restarts and is not yet. A note waits a moment before it is kept, so that
 * the events it speaks of are in their files by then: told twice is better than never. Touched by
 * the poller's thread alone.
 */
final class PollerCheckpoint {
  static final String TOLD = "told";

  /** What was last read of the shared directory. */
  static final String SHARED = "shared";

  static final String LEFT_OUT = "leftOut";

  /** The mail server's version as it was last learnt. */
  static final String VERSION = "version";

  static final String OUTCOMES = "outcomes";

  /** Of all notes. */
  static final List<String> NAMES = List.of(TOLD, SHARED, LEFT_OUT, VERSION, OUTCOMES);

  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Map<String, String> wanted = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();
  private Optional<Instant> due = Optional.empty();

  /** These were kept by an earlier run. */
  void recalled(Map<String, String> notes) {
    kept.putAll(notes);
  }

  /** Notes a text; nothing happens if it was noted before. */
  void put(String name, String given, Instant now) {
    // What is too long to be kept must not leave an older text behind, which would be believed.
    String text = given.length() > LocalStore.LONGEST_NOTE ? "" : given;
    if (!text.equals(wanted.get(name))) {
      wanted.put(name, text);
      plan(now);
    }
  }

  /** When there is something to keep, in steady time; empty when there is nothing. */
  Optional<Instant> due() {
    return due;
  }

  /**
   * What there is to keep, until {@link #kept} is said of it.
   *
   * @param recorded whether what was told is on record; if not, that alone waits
   * @param again when to come back for what waits
   */
  Map<String, String> take(boolean recorded, Instant again) {
    Map<String, String> unkept = unkept();
    boolean waits = !recorded && unkept.remove(TOLD) != null;
    due = waits ? Optional.of(again) : Optional.empty();
    return unkept;
  }

  /** These are kept. */
  void kept(Map<String, String> notes, Instant now) {
    kept.putAll(notes);
    plan(now);
  }

  /** They could not be kept and are to be tried again. */
  void failed(Instant again) {
    due = Optional.of(again);
  }

  private void plan(Instant now) {
    if (due.isEmpty() && !unkept().isEmpty()) {
      due = Optional.of(now.plus(WAIT));
    }
  }

  private Map<String, String> unkept() {
    Map<String, String> unkept = new HashMap<>(wanted);
    unkept.entrySet().removeIf(note -> note.getValue().equals(kept.get(note.getKey())));
    return unkept;
  }
}
