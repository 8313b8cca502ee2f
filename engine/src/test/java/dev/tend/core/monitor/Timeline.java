package dev.tend.core.monitor;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.event.EventId;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One monitor in virtual time. It is told of time whenever it asked for it; what it says is noted,
 * one line a change, and every change of what it shows must have been said.
 */
final class Timeline {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> said = new ArrayList<>();
  private final List<MonitorChange> changes = new ArrayList<>();
  private final List<ScheduledProbe> probes;
  private Monitor monitor;
  private MonitorState shown;
  private MonitorState beneath;
  private Instant now = START;
  private long events;

  Timeline(Fixture.Define definition, ScheduledProbe... probes) {
    this.probes = List.of(probes);
    monitor = new Monitor(Fixture.MONITOR, definition.done(), this.probes, true, START);
    shown = monitor.shown();
    beneath = monitor.beneath();
  }

  Timeline witnessedBy(MonitorMachine machine) {
    monitor.witnessedBy(machine);
    return this;
  }

  Monitor monitor() {
    return monitor;
  }

  Instant now() {
    return now;
  }

  /** Moves time to so many seconds after the start. */
  Timeline at(double seconds) {
    return until(START.plusMillis(Math.round(seconds * 1000)));
  }

  Timeline later(Duration by) {
    return until(now.plus(by));
  }

  private Timeline until(Instant target) {
    long due = monitor.nextDeadline();
    while (due <= target.toEpochMilli()) {
      now = due <= now.toEpochMilli() ? now : Instant.ofEpochMilli(due);
      note(monitor.tick(now));
      long next = monitor.nextDeadline();
      if (next <= now.toEpochMilli()) {
        throw new AssertionError("asked for " + next + " again at " + now.toEpochMilli());
      }
      due = next;
    }
    now = target;
    return this;
  }

  Timeline ok(int source) {
    return result(source, Outcome.SUCCEEDED, plain -> plain);
  }

  Timeline ok() {
    return ok(0);
  }

  Timeline fail(int source) {
    return result(source, Outcome.FAILED, plain -> plain.saying("Refused", "connection refused"));
  }

  Timeline fail() {
    return fail(0);
  }

  Timeline inconclusive() {
    return result(0, Outcome.INCONCLUSIVE, plain -> plain.saying("", "no credentials"));
  }

  Timeline sample(double value) {
    return result(0, Outcome.SUCCEEDED, plain -> plain.measuring(value));
  }

  Timeline atLeast(double value) {
    return result(0, Outcome.SUCCEEDED, plain -> plain.measuringAtLeast(value));
  }

  Timeline red(String key) {
    return result(0, Outcome.FAILED, plain -> plain.saying("", key + " is red").notifying(key));
  }

  Timeline green(String key) {
    return result(0, Outcome.SUCCEEDED, plain -> plain.notifying(key));
  }

  Timeline result(int source, Outcome outcome, UnaryOperator<ProbeReported> more) {
    return resultFrom(source, now, outcome, more);
  }

  Timeline resultFrom(
      int source, Instant start, Outcome outcome, UnaryOperator<ProbeReported> more) {
    ProbeReported result = reported(source, start, outcome, more);
    return note(monitor.accept(source, result, new EventId(1, ++events), now));
  }

  ProbeReported reported(
      int source, Instant start, Outcome outcome, UnaryOperator<ProbeReported> more) {
    return more.apply(ProbeReported.of(probes.get(source).id(), start, Duration.ZERO, outcome));
  }

  Timeline redefine(Fixture.Define changed, String because) {
    return redefine(changed.done(), probes, true, because);
  }

  Timeline switchOff(String because) {
    return redefine(monitor.definition(), probes, false, because);
  }

  Timeline switchOn(String because) {
    return redefine(monitor.definition(), probes, true, because);
  }

  Timeline redefine(
      MonitorDefinition changed, List<ScheduledProbe> newProbes, boolean on, String because) {
    return note(monitor.redefine(changed, newProbes, on, because, now));
  }

  Timeline repair(String owner, Duration length) {
    return note(monitor.repair(owner, "disk swap", now.plus(length), now));
  }

  Timeline endRepair() {
    return note(monitor.endRepair("ada: done", now));
  }

  Timeline beginGrace() {
    monitor.beginGrace(now);
    return this;
  }

  Timeline warmedUp() {
    monitor.warmedUp(now);
    return this;
  }

  Timeline endGrace() {
    return note(monitor.endGrace(now));
  }

  /** Nobody tells it of time for so long: the agent is down. */
  Timeline pause(Duration length) {
    now = now.plus(length);
    return this;
  }

  Timeline restartWithWindow() {
    return restart(Optional.of(monitor.windowRecord()), true);
  }

  Timeline restart(WindowRecord window) {
    return restart(Optional.of(window), true);
  }

  Timeline restartWithoutWindow() {
    return restart(Optional.empty(), true);
  }

  Timeline restartAs(boolean enabled) {
    return restart(Optional.of(monitor.windowRecord()), enabled);
  }

  private Timeline restart(Optional<WindowRecord> window, boolean enabled) {
    return restart(monitor.definition(), window, enabled);
  }

  /** The agent finds another definition when it starts, and follows it. */
  Timeline restartWith(Fixture.Define changed, String because) {
    restart(changed.done(), Optional.of(monitor.windowRecord()), true);
    return note(monitor.catchUp(because, now));
  }

  private Timeline restart(
      MonitorDefinition definition, Optional<WindowRecord> window, boolean enabled) {
    monitor = Monitor.restore(monitor.record(), definition, probes, enabled, window, now);
    return this;
  }

  /** What was said since the last question, as {@code second from -> to (beneath) occasion}. */
  List<String> said() {
    List<String> since = List.copyOf(said);
    said.clear();
    return since;
  }

  MonitorChange last() {
    return changes.getLast();
  }

  private Timeline note(Optional<MonitorChange> change) {
    change.ifPresent(this::note);
    if (monitor.shown() != shown || monitor.beneath() != beneath) {
      throw new AssertionError("a change was not told: " + shown + " -> " + monitor.shown());
    }
    return this;
  }

  private void note(MonitorChange change) {
    if (change.from() != shown || change.beneathFrom() != beneath) {
      throw new AssertionError("a change does not begin where the last one ended: " + change);
    }
    shown = change.to();
    beneath = change.beneath();
    changes.add(change);
    monitor.transitioned(new EventId(1, ++events), now);
    String under = change.to() == change.beneath() ? "" : " over " + change.beneath();
    said.add(
        Duration.between(START, now).toMillis() / 1000.0
            + " "
            + change.from()
            + " -> "
            + change.to()
            + under
            + " "
            + change.cause().text());
  }
}
