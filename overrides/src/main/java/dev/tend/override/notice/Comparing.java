package dev.tend.override.notice;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.InForce;
import dev.tend.override.merge.Outcome;
import dev.tend.override.merge.OverrideEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares how overrides stand with how it was told that they did. */
final class Comparing {
  private final EffectiveDefinitions effective;
  private final Foresight foresight;
  private final Instant now;
  private final Map<String, Told.Line> before;
  private final Map<String, Told.Line> vanished = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Told.Line> after = new TreeMap<>();
  private final List<OverrideNotice> endings = new ArrayList<>();
  private final List<OverrideNotice> beginnings = new ArrayList<>();

  Comparing(EffectiveDefinitions effective, Foresight foresight, Told told, Instant now) {
    this.effective = effective;
    this.foresight = foresight;
    this.now = now;
    this.before = told.lines();
    Set<String> there = new HashSet<>();
    effective.effects().forEach(effect -> there.add(effect.override().id()));
    before.values().stream()
        .filter(line -> !there.contains(line.gist().id()))
        .forEach(line -> vanished.put(line.key(), line));
  }

  /** What ended. */
  List<OverrideNotice> endings() {
    return endings;
  }

  /** What began, or is about to end. */
  List<OverrideNotice> beginnings() {
    return beginnings;
  }

  /** What has been told once the notices are. */
  Map<String, Told.Line> lines() {
    return after;
  }

  /** Takes what became of one override. */
  void see(OverrideEffect effect) {
    MonitoringOverride override = effect.override();
    if (!seen.add(override.id())) {
      return;
    }
    Optional<Told.Line> line = line(override);
    Optional<Standing> standing = Standing.of(effect.outcome());
    if (standing.isPresent()) {
      see(override, effect.outcome(), standing.get(), line);
    } else if (line.filter(told -> told.standing() != Standing.EXPIRED).isPresent()) {
      endings.add(new OverrideNotice.Elsewhere(OverrideGist.of(override), instead(override)));
    }
  }

  /** What was told of it, or of the one of the same key in whose place it is. */
  private Optional<Told.Line> line(MonitoringOverride override) {
    Optional<Told.Line> own = Optional.ofNullable(before.get(override.id()));
    if (own.isPresent()) {
      return own;
    }
    Optional<Told.Line> former = Optional.ofNullable(vanished.remove(override.key().text()));
    former.ifPresent(line -> seen.add(line.gist().id()));
    return former;
  }

  private void see(
      MonitoringOverride override, Outcome outcome, Standing standing, Optional<Told.Line> line) {
    OverrideGist gist = OverrideGist.of(override);
    String detail = detail(outcome);
    boolean same =
        line.filter(told -> told.standing() == standing)
            .filter(told -> told.detail().equals(detail))
            .filter(told -> told.gist().equals(gist))
            .isPresent();
    boolean near = standing == Standing.APPLIED && near(gist);
    boolean endTold =
        near || line.filter(t -> t.endTold() && t.gist().end().equals(gist.end())).isPresent();
    if (!same) {
      tell(override, outcome, gist, line);
    } else if (near && !line.get().endTold()) {
      Instant end = gist.end().orElseThrow();
      beginnings.add(new OverrideNotice.Expiring(gist, end, foresight.at(end, override)));
    }
    after.put(gist.id(), new Told.Line(standing, detail, endTold, override.key().text(), gist));
  }

  private static String detail(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied applied -> applied.value();
      case Outcome.ShadowedBy shadowed -> shadowed.winner();
      case Outcome.Refused refused -> refused.reason();
      case Outcome.UnknownIdentity unknown -> "";
      case Outcome.NotForThisVersion other -> "";
      case Outcome.NotForThisServer other -> "";
      case Outcome.Expired expired -> "";
    };
  }

  private boolean near(OverrideGist gist) {
    return gist.end().filter(end -> !end.minus(OverrideCourse.AHEAD).isAfter(now)).isPresent();
  }

  private void tell(
      MonitoringOverride override, Outcome outcome, OverrideGist gist, Optional<Told.Line> line) {
    Standing was = was(gist, line);
    switch (outcome) {
      case Outcome.Applied applied -> beginnings.add(applied(gist, applied, was, line));
      case Outcome.ShadowedBy shadowed ->
          endings.add(new OverrideNotice.Shadowed(gist, shadowed.winner(), instead(override)));
      case Outcome.UnknownIdentity unknown ->
          endings.add(new OverrideNotice.UnknownIdentity(gist, unknown.suggestion()));
      case Outcome.Refused refused ->
          endings.add(
              new OverrideNotice.Refused(
                  gist,
                  refused.reason(),
                  refused.expected(),
                  refused.suggestion(),
                  instead(override)));
      case Outcome.NotForThisVersion other ->
          endings.add(
              was == Standing.APPLIED || was == Standing.SHADOWED
                  ? new OverrideNotice.Lapsed(gist, version(), instead(override))
                  : new OverrideNotice.Pending(gist, version()));
      case Outcome.Expired expired -> {
        Instant end = gist.end().orElseThrow();
        endings.add(
            new OverrideNotice.Expired(
                gist, end, was, Duration.between(end, now), instead(override)));
      }
      case Outcome.NotForThisServer elsewhere -> {
        // Others are told of it, on their servers.
      }
    }
  }

  /** How this very override stood; one in whose place it came does not count. */
  private static Standing was(OverrideGist gist, Optional<Told.Line> line) {
    return line.filter(told -> told.gist().id().equals(gist.id()))
        .filter(told -> told.standing() != Standing.EXPIRED || told.gist().equals(gist))
        .map(Told.Line::standing)
        .orElse(Standing.UNTOLD);
  }

  private Optional<String> version() {
    return foresight.sight().circumstances().version().map(Version::toString);
  }

  private Optional<InForce> instead(MonitoringOverride override) {
    return InForce.of(effective, override.subject(), override.property());
  }

  private static OverrideNotice applied(
      OverrideGist gist, Outcome.Applied applied, Standing was, Optional<Told.Line> line) {
    if (line.isPresent() && line.get().standing() == Standing.APPLIED) {
      return new OverrideNotice.Changed(
          gist, line.get().gist(), applied.property(), applied.value(), applied.declared());
    }
    return new OverrideNotice.Applied(
        gist, was, applied.property(), applied.value(), applied.declared());
  }

  /** Tells of those that are there no longer; one whose end was told needs no other. */
  void gone(boolean newlyLeftOut) {
    for (Told.Line line : before.values()) {
      OverrideGist gist = line.gist();
      if (!seen.contains(gist.id()) && line.standing() != Standing.EXPIRED) {
        endings.add(
            new OverrideNotice.Removed(
                gist,
                line.standing(),
                newlyLeftOut,
                InForce.of(effective, gist.subject(), gist.property())));
      }
    }
  }
}
