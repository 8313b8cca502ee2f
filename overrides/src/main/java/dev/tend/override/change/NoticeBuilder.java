package dev.tend.override.change;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to tell at one look. */
final class NoticeBuilder {
  /** The most of what is newly not believed that is told in one turn; the rest follows. */
  static final int MOST_LEFT_OUT = 100;

  private final Sight sight;
  private final AnnouncedState announced;
  private final Instant now;
  private final EffectiveDefinitions effective;
  private final NoticeDiff noticeDiff;
  private final List<OverrideNotice> around = new ArrayList<>();

  NoticeBuilder(
      List<HealthSetDefinition> definitions,
      Sight sight,
      AnnouncedState announced,
      Instant now,
      EffectiveDefinitions effective) {
    this.sight = sight;
    this.announced = announced;
    this.now = now;
    this.effective = effective;
    this.noticeDiff =
        new NoticeDiff(effective, new ExpiryPreview(definitions, sight), announced, now);
  }

  PollResult pollResult() {
    Optional<String> version = sight.circumstances().version().map(Version::toString);
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

  /** Since when it cannot be read, as far as that is told. */
  private Optional<Instant> directory() {
    Optional<Instant> lost = announced.directoryLost();
    return switch (sight.directory()) {
      case DirectoryState.None none -> Optional.empty();
      case DirectoryState.NotYet notYet -> lost;
      case DirectoryState.Read read -> {
        lost.map(OverrideNotice.DirectoryBack::new).ifPresent(around::add);
        yield Optional.empty();
      }
      case DirectoryState.Unreadable unreadable -> {
        if (lost.isEmpty()) {
          around.add(new OverrideNotice.DirectoryLost(unreadable.why()));
        }
        yield Optional.of(lost.orElse(now));
      }
    };
  }

  private Map<String, String> leftOut() {
    Map<String, String> seen = new TreeMap<>();
    int news = 0;
    for (RejectedSource what : sight.leftOut()) {
      String reason = what.reason();
      boolean known = reason.equals(announced.leftOut().get(what.source()));
      if (!known && news < MOST_LEFT_OUT && !seen.containsKey(what.source())) {
        around.add(new OverrideNotice.NotBelieved(what));
        news++;
        known = true;
      }
      if (known) {
        seen.put(what.source(), reason);
      }
    }
    Set<String> still =
        sight.leftOut().stream().map(RejectedSource::source).collect(Collectors.toSet());
    announced.leftOut().keySet().stream()
        .filter(source -> !still.contains(source))
        .map(OverrideNotice.BelievedAgain::new)
        .forEach(around::add);
    return seen;
  }

  /** The first end, or the first announcement of one. */
  private Optional<Instant> next(AnnouncedState after) {
    Stream<Instant> announcements =
        effective.effects().stream()
            .map(OverrideEffect::override)
            .map(override -> Optional.ofNullable(after.lines().get(override.id())))
            .flatMap(Optional::stream)
            .filter(line -> line.standing() == AnnouncedOutcome.APPLIED && !line.endTold())
            .flatMap(line -> line.gist().end().stream())
            .map(end -> end.minus(OverrideReconciler.AHEAD));
    return Stream.concat(effective.nextChange().stream(), announcements)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
