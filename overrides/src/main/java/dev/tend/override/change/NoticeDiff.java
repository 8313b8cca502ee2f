package dev.tend.override.change;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.EffectiveValue;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
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
final class NoticeDiff {
  private final EffectiveDefinitions effective;
  private final ExpiryPreview expiryPreview;
  private final Instant now;
  private final Map<String, AnnouncedState.Line> before;
  private final Map<String, AnnouncedState.Line> vanished = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, AnnouncedState.Line> after = new TreeMap<>();
  private final List<OverrideNotice> endings = new ArrayList<>();
  private final List<OverrideNotice> beginnings = new ArrayList<>();

  NoticeDiff(
      EffectiveDefinitions effective,
      ExpiryPreview expiryPreview,
      AnnouncedState announced,
      Instant now) {
    this.effective = effective;
    this.expiryPreview = expiryPreview;
    this.now = now;
    this.before = announced.lines();
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
  Map<String, AnnouncedState.Line> lines() {
    return after;
  }

  /** Takes what became of one override. */
  void see(OverrideEffect effect) {
    MonitoringOverride override = effect.override();
    if (!seen.add(override.id())) {
      return;
    }
    Optional<AnnouncedState.Line> line = line(override);
    Optional<AnnouncedOutcome> announcedOutcome = AnnouncedOutcome.of(effect.outcome());
    if (announcedOutcome.isPresent()) {
      see(override, effect.outcome(), announcedOutcome.get(), line);
    } else if (line.filter(told -> told.standing() != AnnouncedOutcome.EXPIRED).isPresent()) {
      endings.add(new OverrideNotice.Elsewhere(OverrideSummary.of(override), instead(override)));
    }
  }

  /** What was told of it, or of the one of the same key in whose place it is. */
  private Optional<AnnouncedState.Line> line(MonitoringOverride override) {
    Optional<AnnouncedState.Line> own = Optional.ofNullable(before.get(override.id()));
    if (own.isPresent()) {
      return own;
    }
    Optional<AnnouncedState.Line> former =
        Optional.ofNullable(vanished.remove(override.key().text()));
    former.ifPresent(line -> seen.add(line.gist().id()));
    return former;
  }

  private void see(
      MonitoringOverride override,
      OverrideOutcome outcome,
      AnnouncedOutcome announcedOutcome,
      Optional<AnnouncedState.Line> line) {
    OverrideSummary gist = OverrideSummary.of(override);
    String detail = outcome.detail();
    boolean same =
        line.filter(told -> told.standing() == announcedOutcome)
            .filter(told -> told.detail().equals(detail))
            .filter(told -> told.gist().equals(gist))
            .isPresent();
    boolean near = announcedOutcome == AnnouncedOutcome.APPLIED && near(gist);
    boolean endTold =
        near || line.filter(t -> t.endTold() && t.gist().end().equals(gist.end())).isPresent();
    if (!same) {
      tell(override, outcome, gist, line);
    } else if (near && !line.get().endTold()) {
      Instant end = gist.end().orElseThrow();
      beginnings.add(new OverrideNotice.Expiring(gist, end, expiryPreview.at(end, override)));
    }
    after.put(
        gist.id(),
        new AnnouncedState.Line(announcedOutcome, detail, endTold, override.key().text(), gist));
  }

  private boolean near(OverrideSummary gist) {
    return gist.end().filter(end -> !end.minus(OverrideReconciler.AHEAD).isAfter(now)).isPresent();
  }

  private void tell(
      MonitoringOverride override,
      OverrideOutcome outcome,
      OverrideSummary gist,
      Optional<AnnouncedState.Line> line) {
    AnnouncedOutcome was = was(gist, line);
    switch (outcome) {
      case OverrideOutcome.Applied applied -> beginnings.add(applied(gist, applied, was, line));
      case OverrideOutcome.ShadowedBy shadowed ->
          endings.add(new OverrideNotice.Shadowed(gist, shadowed.winner(), instead(override)));
      case OverrideOutcome.UnknownIdentity unknown ->
          endings.add(new OverrideNotice.UnknownIdentity(gist, unknown.suggestion()));
      case OverrideOutcome.Refused refused ->
          endings.add(
              new OverrideNotice.Refused(
                  gist,
                  refused.reason(),
                  refused.expected(),
                  refused.suggestion(),
                  instead(override)));
      case OverrideOutcome.NotForThisVersion other ->
          endings.add(
              was == AnnouncedOutcome.APPLIED || was == AnnouncedOutcome.SHADOWED
                  ? new OverrideNotice.Lapsed(gist, version(), instead(override))
                  : new OverrideNotice.Pending(gist, version()));
      case OverrideOutcome.Expired expired -> {
        Instant end = gist.end().orElseThrow();
        endings.add(
            new OverrideNotice.Expired(
                gist, end, was, Duration.between(end, now), instead(override)));
      }
      case OverrideOutcome.NotForThisServer elsewhere -> {
        // Others are told of it, on their servers.
      }
    }
  }

  /** How this very override stood; one in whose place it came does not count. */
  private static AnnouncedOutcome was(OverrideSummary gist, Optional<AnnouncedState.Line> line) {
    return line.filter(told -> told.gist().id().equals(gist.id()))
        .filter(told -> told.standing() != AnnouncedOutcome.EXPIRED || told.gist().equals(gist))
        .map(AnnouncedState.Line::standing)
        .orElse(AnnouncedOutcome.UNTOLD);
  }

  private Optional<String> version() {
    return expiryPreview.snapshot().server().version().map(Version::toString);
  }

  private Optional<EffectiveValue> instead(MonitoringOverride override) {
    return EffectiveValue.of(effective, override.subject(), override.property());
  }

  private static OverrideNotice applied(
      OverrideSummary gist,
      OverrideOutcome.Applied applied,
      AnnouncedOutcome was,
      Optional<AnnouncedState.Line> line) {
    if (line.isPresent() && line.get().standing() == AnnouncedOutcome.APPLIED) {
      return new OverrideNotice.Changed(
          gist, line.get().gist(), applied.property(), applied.value(), applied.declared());
    }
    return new OverrideNotice.Applied(
        gist, was, applied.property(), applied.value(), applied.declared());
  }

  /** Tells of those that are there no longer; one whose end was told needs no other. */
  void gone(boolean newlyLeftOut) {
    for (AnnouncedState.Line line : before.values()) {
      OverrideSummary gist = line.gist();
      if (!seen.contains(gist.id()) && line.standing() != AnnouncedOutcome.EXPIRED) {
        endings.add(
            new OverrideNotice.Removed(
                gist,
                line.standing(),
                newlyLeftOut,
                EffectiveValue.of(effective, gist.subject(), gist.property())));
      }
    }
  }
}
