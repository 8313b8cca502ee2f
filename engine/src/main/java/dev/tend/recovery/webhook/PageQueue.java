package dev.tend.recovery.webhook;

import dev.tend.core.effect.Page;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pages that wait for one webhook, by incident. Not safe for use by many threads. */
final class PageQueue {
  private final int most;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private int size;

  PageQueue(int most) {
    this.most = most;
  }

  /** The pages of one incident; the first is tried when its time has come. */
  private static final class Line {
    final Deque<Page> pages = new ArrayDeque<>();
    Deadline notBefore = Deadline.in(Duration.ZERO);
    int failures;
  }

  int size() {
    return size;
  }

  /** Whether there was room. */
  boolean add(Page page) {
    if (size >= most) {
      return false;
    }
    lines.computeIfAbsent(page.alertId(), id -> new Line()).pages.add(page);
    size++;
    return true;
  }

  /** The first page that may be tried now; the incident that waited longest comes first. */
  Optional<Page> due() {
    return lines.values().stream()
        .filter(line -> line.notBefore.expired())
        .findFirst()
        .map(line -> line.pages.getFirst());
  }

  /** How long until the next may be tried; at least a millisecond, a minute when there is none. */
  Duration untilNextDue() {
    return lines.values().stream()
        .map(line -> line.notBefore.remaining().plusMillis(1))
        .min(Duration::compareTo)
        .orElse(Duration.ofMinutes(1));
  }

  void taken(Page page) {
    Line line = lines.remove(page.alertId());
    if (line == null) {
      return;
    }
    line.pages.removeFirst();
    line.failures = 0;
    size--;
    if (!line.pages.isEmpty()) {
      lines.put(page.alertId(), line);
    }
  }

  /** How many tries have failed in a row now. */
  int putOff(Page page, RetryPolicy retries) {
    Line line = lines.remove(page.alertId());
    if (line == null) {
      return 0;
    }
    line.failures++;
    line.notBefore = Deadline.in(retries.after(line.failures));
    lines.put(page.alertId(), line);
    return line.failures;
  }
}
