package dev.tend.core.respond;

import dev.tend.core.effect.Page;
import dev.tend.core.event.EventId;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.Refusal;
import dev.tend.core.record.ChainRecord.Told;
import dev.tend.core.record.ChainRecord.Urgent;
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
  /** How long a page may be held back or stay merged into another. */
  static final Duration WITHHELD_AT_MOST = Duration.ofMinutes(30);

  /** The reason that outlives the fault itself. */
  static final String CHRONIC = "Chronic";

  private final CoreState state;
  private final Gates gates;
  private final Dependencies dependencies;

  Incidents(CoreState state, Gates gates, Dependencies dependencies) {
    this.state = state;
    this.gates = gates;
    this.dependencies = dependencies;
  }

  /** An escalate responder is due: its people are told, or its page is held back for a while. */
  void consider(MonitorResponse response, Responder responder, Instant now) {
    if (!responder.definition().enabled() || responder.paged) {
      return;
    }
    Optional<GateRefusal> refusal = gates.judge(response, responder, now);
    Optional<Instant> since = responder.withheldSince;
    boolean patience = since.isEmpty() || now.isBefore(since.get().plus(WITHHELD_AT_MOST));
    if (refusal.isPresent() && patience) {
      withhold(response, responder, refusal.get(), now);
      return;
    }
    String state = response.monitor().shown().text();
    String reason = refusal.map(held -> withheld(state, held)).orElse(state);
    responder.paged = true;
    responder.forgetRefusal();
    tell(response, Recipients.of(response, responder), reason, cause(response));
  }

  private static List<EventId> cause(MonitorResponse response) {
    return List.of(response.monitor().lastTransition());
  }

  private void withhold(
      MonitorResponse response, Responder responder, GateRefusal refusal, Instant now) {
    if (responder.withheldSince.isEmpty()) {
      responder.withheldSince = Optional.of(now);
      state.markDirty(response);
    }
    Optional<String> reason = Optional.of(refusal.reason().text());
    if (!responder.retryAt.equals(refusal.retryAt())) {
      responder.retryAt = refusal.retryAt();
      state.markDirty(response);
    }
    if (responder.refusal.equals(reason)) {
      return;
    }
    responder.refusal = reason;
    state.markDirty(response);
    Optional<MonitorResponse> blamed =
        refusal.reason() == Refusal.BLOCKED_BY_DEPENDENCY
            ? dependencies.blocking(response)
            : Optional.empty();
    List<EventId> causes = new ArrayList<>(refusal.causes());
    causes.add(response.monitor().lastTransition());
    if (blamed.isPresent()) {
      state.journal().record(merge(response, responder, blamed.get()), causes);
    } else {
      state
          .journal()
          .record(
              new IncidentEvent.PageWithheld(responder.id(), refusal.reason(), refusal.detail()),
              causes);
    }
  }

  private IncidentEvent.PageMerged merge(
      MonitorResponse response, Responder responder, MonitorResponse blamed) {
    Incident into = incident(blamed);
    into.merge(response.id());
    state.markDirty(blamed);
    return new IncidentEvent.PageMerged(
        responder.id(), blamed.id(), into.begun() ? into.alertId() : "");
  }

  /** Something got worse that no responder of its own will tell. */
  void worsened(MonitorResponse response, String reason, EventId cause) {
    response.urgent = Optional.of(new Urgent(reason, state.now(), cause));
    state.markDirty(response);
    for (Responder silenced : Recipients.of(response).silenced()) {
      state
          .journal()
          .record(
              new IncidentEvent.PageWithheld(
                  silenced.id(), Refusal.DISABLED, reason + ", but it is switched off"),
              cause);
    }
    press(response, state.now());
  }

  /**
   * Tells what is urgent, unless gate 2 or 3 holds it back for a while, or everybody to be told is
   * left alone on purpose; then it is told when that is over.
   */
  void press(MonitorResponse response, Instant now) {
    if (response.urgent.isEmpty()) {
      return;
    }
    Urgent urgent = response.urgent.get();
    Optional<GateRefusal> refusal = gates.ofPage(response, now);
    boolean over = !response.monitor().raised() && !urgent.reason().equals(CHRONIC);
    if (refusal.isPresent() && !over && now.isBefore(urgent.since().plus(WITHHELD_AT_MOST))) {
      return;
    }
    List<Told> recipients = Recipients.of(response).told();
    if (recipients.isEmpty() && !over) {
      return;
    }
    response.urgent = Optional.empty();
    state.markDirty(response);
    if (!over) {
      String why = refusal.map(held -> withheld(urgent.reason(), held)).orElse(urgent.reason());
      recipients.forEach(one -> tell(response, one, why, List.of(urgent.cause())));
    }
  }

  private static String withheld(String reason, GateRefusal refusal) {
    return reason + ", withheld for 30 minutes: " + refusal.reason() + ", " + refusal.detail();
  }

  /** Who was told of an open incident is told when the chain has gone further. */
  void renew(MonitorResponse response, Instant now) {
    Incident incident = response.incident;
    MonitorState state = response.monitor().beneath();
    boolean worse =
        incident != null && incident.open() && state.raised() && !incident.worst().atLeast(state);
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
    press(response, now);
  }

  /** When an open incident ends if nothing happens; empty when it cannot end by time alone. */
  Optional<Instant> closesAt(MonitorResponse response) {
    Incident incident = response.incident;
    return incident != null && incident.open()
        ? response.calmSince.map(since -> since.plus(response.stableFor()))
        : Optional.empty();
  }

  /** Tells everybody who was told that it is over. */
  void close(MonitorResponse response, String reason, List<EventId> causes) {
    Incident incident = response.incident;
    if (incident == null || !incident.open()) {
      return;
    }
    for (Told recipient : Recipients.each(incident.told())) {
      Page page = page(response, incident, recipient, Page.Kind.CLOSED, reason);
      state.journal().record(new IncidentEvent.Healed(page), causes);
      state.send(page);
    }
    incident.closed();
    response.responders().forEach(responder -> responder.paged = false);
    state.markDirty(response);
  }

  private void tell(MonitorResponse response, Told recipient, String reason, List<EventId> causes) {
    Incident incident = incident(response);
    Page.Kind kind = incident.begun() ? Page.Kind.RENEWED : Page.Kind.OPENED;
    incident.opened(response.monitor().beneath());
    incident.telling(recipient);
    Page page = page(response, incident, recipient, kind, reason);
    state.journal().record(new IncidentEvent.Escalated(page), causes);
    state.send(page);
    state.markDirty(response);
  }

  private Incident incident(MonitorResponse response) {
    Incident known = response.incident;
    boolean past = known != null && known.begun() && !known.open() && response.episode == null;
    if (known == null || past) {
      Episode episode = response.episode;
      String number = episode == null ? state.journal().next().toString() : episode.id();
      known = new Incident("alert-" + number);
      response.incident = known;
    }
    return known;
  }

  private Page page(
      MonitorResponse response, Incident incident, Told recipient, Page.Kind kind, String reason) {
    return new Page(
        incident.alertId(),
        incident.nextSequence(),
        kind,
        response.id(),
        response.monitor().shown(),
        recipient.urgency(),
        recipient.team(),
        filled(recipient.subject(), response),
        reason,
        PageEvidence.of(response, dependencies));
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
