package dev.tend.probe.logfile;

import dev.tend.probe.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of one round, few enough to be passed on: of each key a red if there was any, and a
 * green if that was the last.
 */
final class RoundEvents {
  /** As many as a monitor tells apart. */
  private static final int MOST_KEYS = 256;

  private final Map<String, OfKey> byKey = new LinkedHashMap<>();
  private long reds;
  private long greens;

  private static final class OfKey {
    private @Nullable Notice red;
    private @Nullable Notice green;
    private long reds;
  }

  void add(Notice event) {
    OfKey key = byKey.computeIfAbsent(event.key(), name -> new OfKey());
    if (event.red()) {
      reds++;
      key.reds++;
      key.red = event;
      key.green = null;
    } else {
      greens++;
      key.green = event;
    }
  }

  /** Whether no more keys can be told apart; then the round must end. */
  boolean isFull() {
    return byKey.size() >= MOST_KEYS;
  }

  long reds() {
    return reds;
  }

  long greens() {
    return greens;
  }

  /** What is passed on, in the order in which the keys came. */
  List<Notice> all() {
    List<Notice> all = new ArrayList<>();
    for (OfKey key : byKey.values()) {
      Notice red = key.red;
      if (red != null) {
        String more = key.reds > 1 ? " (and " + (key.reds - 1) + " more before it)" : "";
        all.add(new Notice(red.key(), true, red.message() + more));
      }
      Notice green = key.green;
      if (green != null) {
        all.add(green);
      }
    }
    return all;
  }
}
