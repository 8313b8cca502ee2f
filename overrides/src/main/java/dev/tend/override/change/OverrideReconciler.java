package dev.tend.override.change;

import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What changes about overrides from one poll to the next. */
public final class OverrideReconciler {
  /** How long before its end an override's end is announced. */
  public static final Duration AHEAD = Duration.ofDays(1);

  /** The most newly left-out sources that are announced at once; the rest follows. */
  static final int MOST_REJECTED = 100;

  private final OverrideSnapshot snapshot;
  private final AnnouncedState announced;
  private final Instant now;
  private final EffectiveDefinitions effective;
  private final NoticeDiff noticeDiff;
  private final List<OverrideNotice> around = new ArrayList<>();

  private OverrideReconciler(OverrideSnapshot snapshot, AnnouncedState announced, Instant now) {
    this.snapshot = snapshot;
    this.announced = announced;
    this.now = now;
    this.effective = snapshot.due(now);
    this.noticeDiff = new NoticeDiff(effective, new ExpiryPreview(snapshot), announced, now);
  }

  /**
   * Merges, and says what must be announced. Each thing is announced once, over restarts too when
   * what was announced is kept. Wall time counts: when it goes back, an override whose end was
   * announced may take effect again, and both are announced.
   *
   * @param snapshot the overrides
   * @param announced what was announced before
   * @param now wall time
   */
  public static PollResult reconcile(
      OverrideSnapshot snapshot, AnnouncedState announced, Instant now) {
    return new OverrideReconciler(snapshot, announced, now).result();
  }

  private PollResult result() {
    Optional<String> version = snapshot.server().version().map(Version::toString);
    if (announced.begun() && !announced.version().equals(version)) {
      around.add(new OverrideNotice.VersionChanged(announced.version(), version));
    }
    Optional<Instant> lost = directory();
    Map<String, String> leftOut = leftOut();
    boolean newlyLeftOut = !announced.leftOut().keySet().containsAll(leftOut.keySet());
    effective.effects().forEach(noticeDiff::see);
    noticeDiff.gone(newlyLeftOut);
    AnnouncedState after = new AnnouncedState(true, version, lost, leftOut, noticeDiff.lines());
    return new PollResult(
        effective,
        Stream.of(around, noticeDiff.endings(), noticeDiff.beginnings())
            .flatMap(List::stream)
            .toList(),
        after,
        next(after));
  }

  /** Since when it cannot be read, as far as that was announced. */
  private Optional<Instant> directory() {
    Optional<Instant> lost = announced.directoryLost();
    if (snapshot.directory().isEmpty()) {
      return Optional.empty();
    }
    OverrideSnapshot.Directory directory = snapshot.directory().get();
    if (directory.error().isPresent()) {
      if (lost.isEmpty()) {
        around.add(new OverrideNotice.DirectoryLost(directory.error().get().what()));
      }
      return Optional.of(lost.orElse(now));
    }
    if (directory.readAt().isEmpty()) {
      return lost;
    }
    lost.map(OverrideNotice.DirectoryBack::new).ifPresent(around::add);
    return Optional.empty();
  }

  private Map<String, String> leftOut() {
    Map<String, String> seen = new TreeMap<>();
    int news = 0;
    for (RejectedSource what : snapshot.rejected()) {
      String reason = what.reason();
      boolean known = reason.equals(announced.leftOut().get(what.source()));
      if (!known && news < MOST_REJECTED && !seen.containsKey(what.source())) {
        around.add(new OverrideNotice.NotBelieved(what));
        news++;
        known = true;
      }
      if (known) {
        seen.put(what.source(), reason);
      }
    }
    Set<String> still =
        snapshot.rejected().stream().map(RejectedSource::source).collect(Collectors.toSet());
    announced.leftOut().keySet().stream()
        .filter(source -> !still.contains(source))
        .map(OverrideNotice.BelievedAgain::new)
        .forEach(around::add);
    return seen;
  }

  /** The next end, or the next announcement of one. */
  private Optional<Instant> next(AnnouncedState after) {
    Stream<Instant> announcements =
        effective.effects().stream()
            .map(OverrideEffect::override)
            .map(override -> Optional.ofNullable(after.lines().get(override.id())))
            .flatMap(Optional::stream)
            .filter(line -> line.standing() == AnnouncedOutcome.APPLIED && !line.endTold())
            .flatMap(line -> line.gist().end().stream())
            .map(end -> end.minus(AHEAD));
    return Stream.concat(effective.nextChange().stream(), announcements)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
