package dev.tend.poll;

import dev.tend.override.store.LocalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notes that are to be kept over restarts and are not yet. A note waits a moment, so that the
 * events it covers are in their files by then: reported twice is better than never. Used only by
 * the poller's thread.
 */
final class PollerCheckpoint {
  static final String ANNOUNCED = "told";

  /** What was last read of the shared directory. */
  static final String SHARED = "shared";

  static final String LEFT_OUT = "leftOut";

  /** The last known version of the mail server. */
  static final String VERSION = "version";

  static final String OUTCOMES = "outcomes";

  /** Of all notes. */
  static final List<String> NAMES = List.of(ANNOUNCED, SHARED, LEFT_OUT, VERSION, OUTCOMES);

  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Map<String, String> wanted = new HashMap<>();
  private final Map<String, String> kept = new HashMap<>();
  private Optional<Instant> due = Optional.empty();

  /** These were kept by an earlier run. */
  void recalled(Map<String, String> notes) {
    kept.putAll(notes);
  }

  /** Notes a text; does nothing if it is unchanged. */
  void put(String name, String given, Instant now) {
    // A text that is too long must not leave an older one behind, which would be used.
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
   * The notes to keep, until {@link #kept} confirms them.
   *
   * @param recorded whether announced changes are on record; if not, that note alone waits
   * @param again when to come back for what waits
   */
  Map<String, String> take(boolean recorded, Instant again) {
    Map<String, String> unkept = unkept();
    boolean waits = !recorded && unkept.remove(ANNOUNCED) != null;
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
