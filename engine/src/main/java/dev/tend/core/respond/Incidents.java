package dev.tend.core.respond;

import dev.tend.core.effect.Page;
import dev.tend.core.event.EventId;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.record.MonitorResponseRecord.EpisodeRecord;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.core.record.MonitorResponseRecord.Told;
import dev.tend.core.record.MonitorResponseRecord.Urgent;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells people. One incident for each monitor and target, with one {@code alert.id}: opened by the
 * first page, renewed when something gets worse, closed when the monitor has stayed calm.
 */
final class Incidents {
  /** How long a page that is no responder's own may be held back. */
  static final Duration WITHHELD_AT_MOST = Duration.ofMinutes(30);

  /** The reason that outlives the fault itself. */
  static final String CHRONIC = "Chronic";

  private final CoreState state;
  private final Gates gates;
  private final DependencyGate dependencyGate;

  Incidents(CoreState state, Gates gates, DependencyGate dependencyGate) {
    this.state = state;
    this.gates = gates;
    this.dependencyGate = dependencyGate;
  }

  /** An escalate responder is due: its people are told, or its page is held back for a while. */
  void consider(Responder responder) {
    MonitorResponse response = responder.response;
    if (!responder.definition().enabled() || responder.paged) {
      return;
    }
    Optional<GateRefusal> refusal = gates.judge(responder);
    if (refusal.isPresent() && !responder.withheldLongEnough(state.now())) {
      withhold(responder, refusal.get());
      return;
    }
    String state = response.monitor().shown().text();
    String reason = refusal.map(held -> withheld(state, held)).orElse(state);
    responder.paged(true);
    responder.forgetRefusal();
    tell(response, Recipients.of(responder), reason, response.lastTransition());
  }

  private void withhold(Responder responder, GateRefusal refusal) {
    responder.withheld(state.now());
    if (!responder.refused(refusal.reason().text(), refusal.retryAt())) {
      return;
    }
    Optional<MonitorResponse> blamed =
        refusal.reason() == Refusal.BLOCKED_BY_DEPENDENCY
            ? dependencyGate.blocking(responder.response)
            : Optional.empty();
    List<EventId> causes = new ArrayList<>(refusal.causes());
    causes.addAll(responder.response.lastTransition());
    if (blamed.isPresent()) {
      state.record(merge(responder, blamed.get()), causes);
    } else {
      state.record(
          new IncidentEvent.PageWithheld(responder.id(), refusal.reason(), refusal.detail()),
          causes);
    }
  }

  private IncidentEvent.PageMerged merge(Responder responder, MonitorResponse blamed) {
    IncidentRecord into = incident(blamed).merging(responder.response.id());
    blamed.incident(Optional.of(into));
    return new IncidentEvent.PageMerged(
        responder.id(), blamed.id(), into.begun() ? into.alertId() : "");
  }

  /** Something got worse that no responder of its own will tell. */
  void worsened(MonitorResponse response, String reason, EventId cause) {
    // One more reason does not let what holds back the first begin anew.
    Instant since = response.urgent.map(Urgent::since).orElse(state.now());
    response.urgent(Optional.of(new Urgent(reason, since, cause)));
    for (Responder silenced : Recipients.of(response).silenced()) {
      state.record(
          new IncidentEvent.PageWithheld(
              silenced.id(), Refusal.DISABLED, reason + ", but it is switched off"),
          cause);
    }
    press(response);
  }

  /**
   * Tells what is urgent, unless gate 2 or 3 holds it back for a while, or everybody to be told is
   * left alone on purpose; then it is told when that is over.
   */
  void press(MonitorResponse response) {
    if (response.urgent.isEmpty()) {
      return;
    }
    Urgent urgent = response.urgent.get();
    Optional<GateRefusal> refusal = gates.ofPage(response);
    boolean over = !response.monitor().raised() && !urgent.reason().equals(CHRONIC);
    if (refusal.isPresent()
        && !over
        && state.now().isBefore(urgent.since().plus(WITHHELD_AT_MOST))) {
      return;
    }
    List<Told> recipients = Recipients.of(response).told();
    if (recipients.isEmpty() && !over) {
      return;
    }
    response.urgent(Optional.empty());
    if (!over) {
      String why = refusal.map(held -> withheld(urgent.reason(), held)).orElse(urgent.reason());
      recipients.forEach(one -> tell(response, one, why, List.of(urgent.cause())));
    }
  }

  private static String withheld(String reason, GateRefusal refusal) {
    return reason + ", withheld for 30 minutes: " + refusal.reason() + ", " + refusal.detail();
  }

  /**
   * A person is asked. Who knows of the fault already is told so, once in an episode; the others
   * read it in their page. One page tells of all that ask at once, since it waits for {@link
   * #renew}.
   */
  void asks(Responder responder) {
    if (open(responder.response).isPresent()
        && responder.toldOf.isEmpty()
        && responder.approval.isPresent()) {
      responder.toldOf(responder.approval.get().id());
      Urgent asks =
          new Urgent(Refusal.AWAITING_APPROVAL.text(), state.now(), state.journal().last());
      responder.response.urgent(responder.response.urgent.or(() -> Optional.of(asks)));
    }
  }

  /** Who was told of an open incident is told when the chain has gone further. */
  void renew(MonitorResponse response) {
    MonitorState state = response.monitor().beneath();
    boolean worse =
        state.raised()
            && open(response).filter(incident -> !incident.worst().atLeast(state)).isPresent();
    boolean toldLater =
        response.responders().stream()
            .anyMatch(
                one ->
                    one.definition().kind() == ResponderKind.ESCALATE
                        && one.definition().enabled()
                        && !one.paged
                        && one.definition().targetHealthState() == state);
    if (worse && !toldLater && response.urgent.isEmpty()) {
      worsened(response, state.text(), response.monitor().lastTransition());
    }
    press(response);
  }

  /** When an open incident ends if nothing happens; empty when it cannot end by time alone. */
  Optional<Instant> closesAt(MonitorResponse response) {
    return open(response)
        .flatMap(incident -> response.calmSince)
        .map(since -> since.plus(response.stableFor()));
  }

  private static Optional<IncidentRecord> open(MonitorResponse response) {
    return response.incident.filter(IncidentRecord::open);
  }

  /** Tells everybody who was told that it is over. */
  void close(MonitorResponse response, String reason, List<EventId> causes) {
    if (open(response).isEmpty()) {
      return;
    }
    IncidentRecord incident = open(response).get();
    for (Told recipient : Recipients.each(incident.told())) {
      incident = incident.numbered();
      Page page = page(response, incident, recipient, Page.Kind.CLOSED, reason);
      state.record(new IncidentEvent.Healed(page), causes);
      state.send(page);
    }
    response.incident(Optional.of(incident.closed()));
    response.responders().forEach(responder -> responder.paged(false));
  }

  private void tell(MonitorResponse response, Told recipient, String reason, List<EventId> causes) {
    IncidentRecord before = incident(response);
    Page.Kind kind = before.begun() ? Page.Kind.RENEWED : Page.Kind.OPENED;
    IncidentRecord told = before.telling(recipient, response.monitor().beneath()).numbered();
    response.incident(Optional.of(told));
    Page page = page(response, told, recipient, kind, reason);
    state.record(new IncidentEvent.Escalated(page), causes);
    state.send(page);
  }

  /** The incident that people would be told of now. */
  private IncidentRecord incident(MonitorResponse response) {
    return response
        .incident
        .filter(known -> !known.begun() || known.open() || response.episode.isPresent())
        .orElseGet(
            () ->
                IncidentRecord.begin(
                    "alert-"
                        + response
                            .episode
                            .map(EpisodeRecord::id)
                            .orElseGet(state.journal().next()::toString)));
  }

  private Page page(
      MonitorResponse response,
      IncidentRecord incident,
      Told recipient,
      Page.Kind kind,
      String reason) {
    return new Page(
        incident.alertId(),
        incident.sequence(),
        kind,
        response.id(),
        response.monitor().shown(),
        recipient.urgency(),
        recipient.team(),
        filled(recipient.subject(), response),
        reason,
        PageEvidence.of(response, dependencyGate, state.journal()::wall));
  }

  private String filled(String template, MonitorResponse response) {
    return template
        .replace("{server}", state.settings().server())
        .replace("{healthSet}", response.set().name())
        .replace("{monitor}", response.id().item())
        .replace("{target}", response.id().target().orElse(""))
        .replace("{state}", response.monitor().shown().text());
  }
}
