package dev.tend.core.environment;

import dev.tend.core.record.LedgerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The actions that still count: against an hour, a day, or a spacing of up to 32 days. An entry
 * dated in the future, as a clock set back across a restart leaves it, counts as made now.
 */
public final class ActionLedger {
  /** The window of a day's budget. */
  public static final Duration DAY = Duration.ofHours(24);

  /** How long an entry is kept, so that long spacings can be honoured. */
  private static final Duration KEPT = Duration.ofDays(32);

  /** The window of an hour's budget. */
  public static final Duration HOUR = Duration.ofHours(1);

  private final List<LedgerRecord> entries = new ArrayList<>();

  /** Charges an action. */
  public void charge(LedgerRecord entry) {
    entries.add(entry);
  }

  /** Takes back the charge of an action that did not begin. */
  public void refund(String instance) {
    entries.removeIf(entry -> entry.instance().equals(instance));
  }

  /** The charge of an action that is known what came of. */
  public void settle(LedgerRecord judged) {
    entries.replaceAll(entry -> entry.instance().equals(judged.instance()) ? judged : entry);
  }

  /** The charge of an action; empty when there is none, or none any more. */
  public Optional<LedgerRecord> of(String instance) {
    return entries.stream().filter(entry -> entry.instance().equals(instance)).findFirst();
  }

  /** Forgets what no longer counts and gives back its keys. */
  public List<String> prune(Instant now) {
    List<String> forgotten = new ArrayList<>();
    entries.removeIf(
        entry -> {
          boolean old = !entry.at().plus(KEPT).isAfter(now);
          if (old) {
            forgotten.add(entry.key());
          }
          return old;
        });
    return forgotten;
  }

  /** Actions charged to a key, or to any for an empty one, that began less than a window ago. */
  public int count(String key, Duration window, Instant now) {
    return within(key, now, window).size();
  }

  /** The last action of one key within 32 days; one dated in the future is as of now. */
  public Optional<Instant> last(String key, Instant now) {
    return within(key, now, KEPT).stream().max(Instant::compareTo);
  }

  /**
   * When the count of a key, or of all for an empty key, will have dropped below a limit; now when
   * it has not reached it.
   */
  public Instant frees(String key, Duration window, int limit, Instant now) {
    List<Instant> times = within(key, now, window);
    times.sort(Instant::compareTo);
    int surplus = times.size() - limit;
    return surplus < 0 ? now : times.get(surplus).plus(window);
  }

  private List<Instant> within(String key, Instant now, Duration window) {
    List<Instant> times = new ArrayList<>();
    for (LedgerRecord entry : entries) {
      Instant at = entry.at().isAfter(now) ? now : entry.at();
      if ((key.isEmpty() || entry.budget().equals(key)) && at.plus(window).isAfter(now)) {
        times.add(at);
      }
    }
    return times;
  }
}
