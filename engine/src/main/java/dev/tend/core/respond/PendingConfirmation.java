package dev.tend.core.respond;

import dev.tend.core.event.EventId;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.ChainRecord.ConfirmingRecord;
import dev.tend.definition.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A confirmation that is under way: which probes have not answered yet, and what the others said.
 */
final class PendingConfirmation {
  private final List<ItemId> waitingFor;
  private final List<ProbeReported> answers = new ArrayList<>();
  private final List<EventId> events = new ArrayList<>();
  private final Instant began;
  private final Instant until;

  PendingConfirmation(List<ItemId> probes, Instant began, Instant until) {
    this.waitingFor = new ArrayList<>(probes);
    this.began = began;
    this.until = until;
  }

  /** Takes an answer; an answer of a run that began before the question is none. */
  boolean answer(ProbeReported result, EventId event) {
    if (result.startedAt().isBefore(began) || !waitingFor.remove(result.probe())) {
      return false;
    }
    answers.add(result);
    events.add(event);
    return true;
  }

  boolean complete() {
    return waitingFor.isEmpty();
  }

  List<ItemId> waitingFor() {
    return List.copyOf(waitingFor);
  }

  List<ProbeReported> answers() {
    return List.copyOf(answers);
  }

  List<EventId> events() {
    return List.copyOf(events);
  }

  Instant until() {
    return until;
  }

  ConfirmingRecord record() {
    return new ConfirmingRecord(waitingFor(), answers(), events(), began, until);
  }

  static PendingConfirmation restore(ConfirmingRecord record) {
    PendingConfirmation pending =
        new PendingConfirmation(record.waitingFor(), record.began(), record.until());
    pending.answers.addAll(record.answers());
    pending.events.addAll(record.events());
    return pending;
  }
}
