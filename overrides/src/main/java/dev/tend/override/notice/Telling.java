package dev.tend.override.notice;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.LeftOut;
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
final class Telling {
  /** The most of what is newly not believed that is told in one turn; the rest follows. */
  static final int MOST_LEFT_OUT = 100;

  private final Sight sight;
  private final Told told;
  private final Instant now;
  private final EffectiveDefinitions effective;
  private final Comparing comparing;
  private final List<OverrideNotice> around = new ArrayList<>();

  Telling(
      List<HealthSetDefinition> definitions,
      Sight sight,
      Told told,
      Instant now,
      EffectiveDefinitions effective) {
    this.sight = sight;
    this.told = told;
    this.now = now;
    this.effective = effective;
    this.comparing = new Comparing(effective, new Foresight(definitions, sight), told, now);
  }

  Turn turn() {
    Optional<String> version = sight.circumstances().version().map(Version::toString);
    if (told.begun() && !told.version().equals(version)) {
      around.add(new OverrideNotice.VersionChanged(told.version(), version));
    }
    Optional<Instant> lost = directory();
    Map<String, String> leftOut = leftOut();
    boolean newlyLeftOut = !told.leftOut().keySet().containsAll(leftOut.keySet());
    effective.effects().forEach(comparing::see);
    comparing.gone(newlyLeftOut);
    Told after = new Told(true, version, lost, leftOut, comparing.lines());
    return new Turn(
        effective,
        Stream.of(around, comparing.endings(), comparing.beginnings())
            .flatMap(List::stream)
            .toList(),
        after,
        next(after));
  }

  /** Since when it cannot be read, as far as that is told. */
  private Optional<Instant> directory() {
    Optional<Instant> lost = told.directoryLost();
    return switch (sight.directory()) {
      case DirectorySight.None none -> Optional.empty();
      case DirectorySight.NotYet notYet -> lost;
      case DirectorySight.Read read -> {
        lost.map(OverrideNotice.DirectoryBack::new).ifPresent(around::add);
        yield Optional.empty();
      }
      case DirectorySight.Unreadable unreadable -> {
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
    for (LeftOut what : sight.leftOut()) {
      String reason = what.reason();
      boolean known = reason.equals(told.leftOut().get(what.source()));
      if (!known && news < MOST_LEFT_OUT && !seen.containsKey(what.source())) {
        around.add(new OverrideNotice.NotBelieved(what));
        news++;
        known = true;
      }
      if (known) {
        seen.put(what.source(), reason);
      }
    }
    Set<String> still = sight.leftOut().stream().map(LeftOut::source).collect(Collectors.toSet());
    told.leftOut().keySet().stream()
        .filter(source -> !still.contains(source))
        .map(OverrideNotice.BelievedAgain::new)
        .forEach(around::add);
    return seen;
  }

  /** The first end, or the first announcement of one. */
  private Optional<Instant> next(Told after) {
    Stream<Instant> announcements =
        effective.effects().stream()
            .map(OverrideEffect::override)
            .map(override -> Optional.ofNullable(after.lines().get(override.id())))
            .flatMap(Optional::stream)
            .filter(line -> line.standing() == Standing.APPLIED && !line.endTold())
            .flatMap(line -> line.gist().end().stream())
            .map(end -> end.minus(OverrideCourse.AHEAD));
    return Stream.concat(effective.nextChange().stream(), announcements)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
