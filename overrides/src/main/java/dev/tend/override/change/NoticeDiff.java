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

/** Compares the outcomes of overrides with those announced before. */
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
    Set<String> present = new HashSet<>();
    effective.effects().forEach(effect -> present.add(effect.override().id()));
    before.values().stream()
        .filter(line -> !present.contains(line.gist().id()))
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

  /** What has been announced once the notices are out. */
  Map<String, AnnouncedState.Line> lines() {
    return after;
  }

  /** Takes the outcome of one override. */
  void see(OverrideEffect effect) {
    MonitoringOverride override = effect.override();
    if (!seen.add(override.id())) {
      return;
    }
    Optional<AnnouncedState.Line> line = line(override);
    Optional<AnnouncedOutcome> announcedOutcome = AnnouncedOutcome.of(effect.outcome());
    if (announcedOutcome.isPresent()) {
      see(override, effect.outcome(), announcedOutcome.get(), line);
    } else if (line.filter(last -> last.standing() != AnnouncedOutcome.EXPIRED).isPresent()) {
      endings.add(new OverrideNotice.Elsewhere(OverrideSummary.of(override), instead(override)));
    }
  }

  /** What was announced about it, or about the one of the same key that it replaces. */
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
    OverrideSummary summary = OverrideSummary.of(override);
    String detail = outcome.detail();
    boolean same =
        line.filter(last -> last.standing() == announcedOutcome)
            .filter(last -> last.detail().equals(detail))
            .filter(last -> last.gist().equals(summary))
            .isPresent();
    boolean near = announcedOutcome == AnnouncedOutcome.APPLIED && near(summary);
    boolean endTold =
        near || line.filter(t -> t.endTold() && t.gist().end().equals(summary.end())).isPresent();
    if (!same) {
      announce(override, outcome, summary, line);
    } else if (near && !line.get().endTold()) {
      Instant end = summary.end().orElseThrow();
      beginnings.add(new OverrideNotice.Expiring(summary, end, expiryPreview.at(end, override)));
    }
    after.put(
        summary.id(),
        new AnnouncedState.Line(announcedOutcome, detail, endTold, override.key().text(), summary));
  }

  private boolean near(OverrideSummary summary) {
    return summary
        .end()
        .filter(end -> !end.minus(OverrideReconciler.AHEAD).isAfter(now))
        .isPresent();
  }

  private void announce(
      MonitoringOverride override,
      OverrideOutcome outcome,
      OverrideSummary summary,
      Optional<AnnouncedState.Line> line) {
    AnnouncedOutcome was = was(summary, line);
    switch (outcome) {
      case OverrideOutcome.Applied applied -> beginnings.add(applied(summary, applied, was, line));
      case OverrideOutcome.ShadowedBy shadowed ->
          endings.add(new OverrideNotice.Shadowed(summary, shadowed.winner(), instead(override)));
      case OverrideOutcome.UnknownIdentity unknown ->
          endings.add(new OverrideNotice.UnknownIdentity(summary, unknown.suggestion()));
      case OverrideOutcome.Refused refused ->
          endings.add(
              new OverrideNotice.Refused(
                  summary,
                  refused.reason(),
                  refused.expected(),
                  refused.suggestion(),
                  instead(override)));
      case OverrideOutcome.NotForThisVersion other ->
          endings.add(
              was == AnnouncedOutcome.APPLIED || was == AnnouncedOutcome.SHADOWED
                  ? new OverrideNotice.Lapsed(summary, version(), instead(override))
                  : new OverrideNotice.Pending(summary, version()));
      case OverrideOutcome.Expired expired -> {
        Instant end = summary.end().orElseThrow();
        endings.add(
            new OverrideNotice.Expired(
                summary, end, was, Duration.between(end, now), instead(override)));
      }
      case OverrideOutcome.NotForThisServer elsewhere -> {
        // It is announced on the servers that it is for.
      }
    }
  }

  /** The last outcome of this very override, not of one that it replaced. */
  private static AnnouncedOutcome was(OverrideSummary summary, Optional<AnnouncedState.Line> line) {
    return line.filter(last -> last.gist().id().equals(summary.id()))
        .filter(last -> last.standing() != AnnouncedOutcome.EXPIRED || last.gist().equals(summary))
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
      OverrideSummary summary,
      OverrideOutcome.Applied applied,
      AnnouncedOutcome was,
      Optional<AnnouncedState.Line> line) {
    if (line.isPresent() && line.get().standing() == AnnouncedOutcome.APPLIED) {
      return new OverrideNotice.Changed(
          summary, line.get().gist(), applied.property(), applied.value(), applied.declared());
    }
    return new OverrideNotice.Applied(
        summary, was, applied.property(), applied.value(), applied.declared());
  }

  /** Announces those that are gone, unless their end was announced. */
  void gone(boolean newlyLeftOut) {
    for (AnnouncedState.Line line : before.values()) {
      OverrideSummary summary = line.gist();
      if (!seen.contains(summary.id()) && line.standing() != AnnouncedOutcome.EXPIRED) {
        endings.add(
            new OverrideNotice.Removed(
                summary,
                line.standing(),
                newlyLeftOut,
                EffectiveValue.of(effective, summary.subject(), summary.property())));
      }
    }
  }
}
