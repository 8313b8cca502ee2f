package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.monitor.Rule.ResultClass;
import dev.tend.core.record.Evidence;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.RuleStrictness;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What one monitor remembers of all its probes, and the rule that judges it. */
final class RuleEvaluation {
  private final MonitorEngine engine;
  private Rule rule;
  private ProbeHistory[] tracks;
  private final RecentFailures evidence = new RecentFailures();
  private long conclusiveAt = Long.MIN_VALUE;

  RuleEvaluation(Rule rule, List<ScheduledProbe> probes, long now, MonitorEngine engine) {
    this.engine = engine;
    this.rule = rule;
    this.tracks = fresh(rule, probes, now);
  }

  Rule rule() {
    return rule;
  }

  /** What the rule asks for before it holds. */
  RuleStrictness ruleStrictness() {
    return new RuleStrictness(rule.type().typeName(), rule.amounts());
  }

  ProbeHistory[] tracks() {
    return tracks;
  }

  RecentFailures evidence() {
    return evidence;
  }

  List<ScheduledProbe> probes() {
    return Arrays.stream(tracks).map(ProbeHistory::probe).toList();
  }

  /** The start of the newest conclusive result. */
  long conclusiveAt() {
    return conclusiveAt;
  }

  /** Whether a result is one that the rule can judge by. */
  boolean judges(int source, ProbeReported result) {
    return rule.judges(tracks[source], result);
  }

  /**
   * Takes a conclusive result.
   *
   * @param grace whether it describes the state that is there now
   * @param raised whether the monitor is raised
   */
  void take(int source, ProbeReported result, EventId event, Grace grace, boolean raised) {
    ProbeHistory track = tracks[source];
    long start = result.startedAt().toEpochMilli();
    if (track.probe().failuresHeard() || rule.hears(result)) {
      track.heardAt = Math.max(track.heardAt, start);
      track.unjudged = null;
    } else if (start > track.heardAt) {
      track.unjudged = track.evidence(rule, result, event);
    }
    conclusiveAt = Math.max(conclusiveAt, start);
    boolean statement = rule instanceof NotificationRule;
    if (!statement && (start < track.newestAt || !grace.admits(start))) {
      return;
    }
    ResultClass resultClass = track.take(rule, start, result);
    if (resultClass == ResultClass.BAD) {
      evidence.add(track.evidence(rule, result, event));
    } else if (!raised && !evidence.isEmpty() && rule.oldestSupport(track) == SeverityChain.NEVER) {
      ItemId probe = track.probe().id();
      evidence.drop(old -> old.probe().equals(probe));
    }
  }

  /** Takes a result that could not judge: it says why there is no other. */
  void takeUnjudged(int source, ProbeReported result, EventId event) {
    Evidence kept = tracks[source].evidence(rule, result, event);
    tracks[source].unjudged = kept.outcome().conclusive() ? kept.asInconclusive() : kept;
  }

  /** The newest results that were no verdict, of the probes that are silent for that. */
  List<Evidence> unjudged() {
    return Arrays.stream(tracks).flatMap(track -> Stream.ofNullable(track.unjudged)).toList();
  }

  /** All results that a person may want to read, as they are kept. */
  List<Evidence> results() {
    return results(true, true);
  }

  /** Those that speak against the target, or those that could not judge, or both. */
  List<Evidence> results(boolean against, boolean withoutVerdict) {
    return Stream.concat(
            against ? evidence.all().stream() : Stream.empty(),
            withoutVerdict ? unjudged().stream() : Stream.empty())
        .toList();
  }

  boolean holds(long now) {
    return rule.holds(tracks, now);
  }

  boolean persists(long now) {
    return rule.persists(tracks, now);
  }

  boolean recovered() {
    return rule.recovered(tracks);
  }

  boolean enough() {
    return rule.enough(tracks);
  }

  /** The earliest instant at which some probe has been silent for too long. */
  long silentAt() {
    long earliest = SeverityChain.NEVER;
    for (ProbeHistory track : tracks) {
      earliest = Math.min(earliest, track.silentAt());
    }
    return earliest;
  }

  /** The probe that has been silent for longest beyond its limit. */
  private ProbeHistory mostSilent() {
    ProbeHistory most = tracks[0];
    for (ProbeHistory track : tracks) {
      most = track.silentAt() < most.silentAt() ? track : most;
    }
    return most;
  }

  /** When time alone may change whether the monitor is raised. */
  long nextEdge(boolean raised) {
    if (!raised) {
      return rule.nextRise(tracks);
    }
    return rule.recovered(tracks) ? rule.nextFall(tracks) : SeverityChain.NEVER;
  }

  /** Remembers whose results speak for the condition, which holds. */
  void markRaisers() {
    for (ProbeHistory track : tracks) {
      raiser(track, rule.supports(track));
    }
  }

  private void raiser(ProbeHistory track, boolean raiser) {
    if (track.raiser != raiser) {
      track.raiser = raiser;
      engine.changed();
    }
  }

  /** Whose failures raised the monitor; every probe, when nobody remembers. */
  List<ProbeHistory> raisers() {
    List<ProbeHistory> raisers = Arrays.stream(tracks).filter(track -> track.raiser).toList();
    return raisers.isEmpty() ? List.of(tracks) : raisers;
  }

  boolean raisersAreKnown() {
    return Arrays.stream(tracks).anyMatch(track -> track.raiser);
  }

  void forgetRaisers() {
    for (ProbeHistory track : tracks) {
      raiser(track, false);
    }
  }

  /** Drops evidence that does not speak for the condition any more. */
  void pruneEvidence() {
    evidence.drop(old -> !speaks(old));
  }

  /** Begins afresh: what was measured describes a state that no longer exists. */
  void refresh() {
    for (ProbeHistory track : tracks) {
      track.refresh();
    }
  }

  /** Forgets everything. */
  void startOver(long now) {
    tracks = fresh(rule, probes(), now);
    engine.changed();
    evidence.drop(old -> true);
  }

  /** Judges by another definition what was kept of the probes that are still there. */
  void redefine(Rule changed, List<ScheduledProbe> probes, boolean sameKind, long now) {
    rule = changed;
    List<ProbeHistory> next = new ArrayList<>(probes.size());
    for (ScheduledProbe probe : probes) {
      ProbeHistory track =
          Arrays.stream(tracks)
              .filter(known -> sameKind && known.probe().id().equals(probe.id()))
              .findFirst()
              .orElseGet(() -> new ProbeHistory(probe, changed, now));
      track.redefine(probe, changed, now);
      next.add(track);
    }
    tracks = next.toArray(ProbeHistory[]::new);
    engine.changed();
    evidence.drop(old -> probes.stream().noneMatch(probe -> probe.id().equals(old.probe())));
  }

  List<WindowRecord.Source> record() {
    return Arrays.stream(tracks).map(ProbeHistory::record).toList();
  }

  /** Goes on from what was kept {@code now - seenAt} ago. */
  void restore(WindowRecord window, long now) {
    long unheardFor = Math.max(0, now - window.seenAt().toEpochMilli());
    conclusiveAt = window.conclusiveAt();
    evidence.restore(window.evidence().stream().filter(old -> !unheard(old, window)).toList());
    for (WindowRecord.Source source : window.sources()) {
      for (ProbeHistory track : tracks) {
        if (track.probe().id().equals(source.probe())) {
          track.restore(source, unheardFor);
          rule.rejudge(track);
          track.unjudged =
              window.evidence().stream()
                  .filter(old -> old.probe().equals(source.probe()) && unheard(old, window))
                  .filter(old -> isUnjudgedBy(track, old))
                  .findFirst()
                  .orElse(null);
        }
      }
    }
  }

  /**
   * The time in which nobody listened has moved on since when a verdict is awaited. A failure
   * before that would look like a verdict when this is kept and restored again.
   */
  private static boolean isUnjudgedBy(ProbeHistory track, Evidence old) {
    return !old.outcome().conclusive() || old.startedAt().toEpochMilli() > track.heardAt;
  }

  /** Whether a kept result was no verdict: one that was is no newer than what was last heard. */
  private static boolean unheard(Evidence old, WindowRecord window) {
    return !old.outcome().conclusive()
        || window.sources().stream()
            .anyMatch(
                source ->
                    source.probe().equals(old.probe())
                        && old.startedAt().toEpochMilli() > source.heardAt());
  }

  /**
   * What was kept is older than the last change of the chain, or nothing was kept. Nothing that was
   * missed may count: what raised or healed the monitor is not known, only that it did.
   */
  void outdated(MonitorRecord record, long now) {
    for (ProbeHistory track : tracks) {
      track.streak = 0;
      if (!record.beneath().raised()) {
        track.forget();
        record
            .healthyAt()
            .ifPresent(at -> track.goodAt = Math.max(track.goodAt, at.toEpochMilli()));
      } else if (rule instanceof NotificationRule && !track.hasReds()) {
        track.reds().redWithoutKey(now);
      }
    }
  }

  void restoreRaisers(List<ItemId> raisedBy) {
    for (ProbeHistory track : tracks) {
      raiser(track, raisedBy.contains(track.probe().id()));
    }
  }

  /** What a person reads when probes are silent. */
  String silence() {
    ProbeHistory track = mostSilent();
    Evidence last = track.unjudged;
    String why = last == null ? "" : RecentFailures.headline(last);
    boolean failed = last != null && last.outcome().conclusive();
    return (failed ? "nothing but failures of " : "no conclusive result of ")
        + track.probe().id()
        + " since "
        + Instant.ofEpochMilli(track.heardAt)
        + (why.isEmpty() ? "" : ": " + why);
  }

  /** What a person reads when the condition holds. */
  String complaint() {
    if (rule instanceof NoResultsRule && tracks.length > 0) {
      return "no success since " + Instant.ofEpochMilli(NoResultsRule.lastSuccess(tracks));
    }
    return evidence.headline();
  }

  private boolean speaks(Evidence old) {
    for (ProbeHistory track : tracks) {
      if (track.probe().id().equals(old.probe())) {
        return old.startedAt().toEpochMilli() >= rule.oldestSupport(track);
      }
    }
    return false;
  }

  private static ProbeHistory[] fresh(Rule rule, List<ScheduledProbe> probes, long now) {
    return probes.stream()
        .map(probe -> new ProbeHistory(probe, rule, now))
        .toArray(ProbeHistory[]::new);
  }
}
