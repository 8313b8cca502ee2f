package dev.tend.core.respond;

import dev.tend.core.durable.ChainRecord.Told;
import dev.tend.core.durable.ChainRecord.Urgent;
import dev.tend.core.effect.Page;
import dev.tend.core.event.EventId;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.Refusal;
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

  private final Scene scene;
  private final Gates gates;
  private final Dependencies dependencies;

  Incidents(Scene scene, Gates gates, Dependencies dependencies) {
    this.scene = scene;
    this.gates = gates;
    this.dependencies = dependencies;
  }

  /** An escalate responder is due: its people are told, or its page is held back for a while. */
  void consider(Chain chain, Responder responder, Instant now) {
    if (!responder.definition().enabled() || responder.paged) {
      return;
    }
    Optional<Barrier> barrier = gates.judge(chain, responder, now);
    Optional<Instant> since = responder.withheldSince;
    boolean patience = since.isEmpty() || now.isBefore(since.get().plus(WITHHELD_AT_MOST));
    if (barrier.isPresent() && patience) {
      withhold(chain, responder, barrier.get(), now);
      return;
    }
    String state = chain.monitor().shown().text();
    String reason = barrier.map(held -> withheld(state, held)).orElse(state);
    responder.paged = true;
    responder.forgetRefusal();
    tell(chain, Recipients.of(chain, responder), reason, cause(chain));
  }

  private static List<EventId> cause(Chain chain) {
    return List.of(chain.monitor().lastTransition());
  }

  private void withhold(Chain chain, Responder responder, Barrier barrier, Instant now) {
    if (responder.withheldSince.isEmpty()) {
      responder.withheldSince = Optional.of(now);
      scene.touch(chain);
    }
    Optional<String> reason = Optional.of(barrier.reason().text());
    if (!responder.retryAt.equals(barrier.retryAt())) {
      responder.retryAt = barrier.retryAt();
      scene.touch(chain);
    }
    if (responder.refusal.equals(reason)) {
      return;
    }
    responder.refusal = reason;
    scene.touch(chain);
    Optional<Chain> blamed =
        barrier.reason() == Refusal.BLOCKED_BY_DEPENDENCY
            ? dependencies.blocking(chain)
            : Optional.empty();
    List<EventId> causes = new ArrayList<>(barrier.causes());
    causes.add(chain.monitor().lastTransition());
    if (blamed.isPresent()) {
      scene.journal().record(merge(chain, responder, blamed.get()), causes);
    } else {
      scene
          .journal()
          .record(
              new IncidentEvent.PageWithheld(responder.id(), barrier.reason(), barrier.detail()),
              causes);
    }
  }

  private IncidentEvent.PageMerged merge(Chain chain, Responder responder, Chain blamed) {
    Incident into = incident(blamed);
    into.merge(chain.id());
    scene.touch(blamed);
    return new IncidentEvent.PageMerged(
        responder.id(), blamed.id(), into.begun() ? into.alertId() : "");
  }

  /** Something got worse that no responder of its own will tell. */
  void worsened(Chain chain, String reason, EventId cause) {
    chain.urgent = Optional.of(new Urgent(reason, scene.now(), cause));
    scene.touch(chain);
    for (Responder silenced : Recipients.of(chain).silenced()) {
      scene
          .journal()
          .record(
              new IncidentEvent.PageWithheld(
                  silenced.id(), Refusal.DISABLED, reason + ", but it is switched off"),
              cause);
    }
    press(chain, scene.now());
  }

  /**
   * Tells what is urgent, unless gate 2 or 3 holds it back for a while, or everybody to be told is
   * left alone on purpose; then it is told when that is over.
   */
  void press(Chain chain, Instant now) {
    if (chain.urgent.isEmpty()) {
      return;
    }
    Urgent urgent = chain.urgent.get();
    Optional<Barrier> barrier = gates.ofPage(chain, now);
    boolean over = !chain.monitor().raised() && !urgent.reason().equals(CHRONIC);
    if (barrier.isPresent() && !over && now.isBefore(urgent.since().plus(WITHHELD_AT_MOST))) {
      return;
    }
    List<Told> recipients = Recipients.of(chain).told();
    if (recipients.isEmpty() && !over) {
      return;
    }
    chain.urgent = Optional.empty();
    scene.touch(chain);
    if (!over) {
      String why = barrier.map(held -> withheld(urgent.reason(), held)).orElse(urgent.reason());
      recipients.forEach(one -> tell(chain, one, why, List.of(urgent.cause())));
    }
  }

  private static String withheld(String reason, Barrier barrier) {
    return reason + ", withheld for 30 minutes: " + barrier.reason() + ", " + barrier.detail();
  }

  /** Who was told of an open incident is told when the chain has gone further. */
  void renew(Chain chain, Instant now) {
    Incident incident = chain.incident;
    MonitorState state = chain.monitor().beneath();
    boolean worse =
        incident != null && incident.open() && state.raised() && !incident.worst().atLeast(state);
    boolean toldLater =
        chain.responders().stream()
            .anyMatch(
                one ->
                    one.definition().kind() == ResponderKind.ESCALATE
                        && one.definition().enabled()
                        && !one.paged
                        && one.definition().targetHealthState() == state);
    if (worse && !toldLater && chain.urgent.isEmpty()) {
      worsened(chain, state.text(), chain.monitor().lastTransition());
    }
    press(chain, now);
  }

  /** When an open incident ends if nothing happens; empty when it cannot end by time alone. */
  Optional<Instant> closesAt(Chain chain) {
    Incident incident = chain.incident;
    return incident != null && incident.open()
        ? chain.calmSince.map(since -> since.plus(chain.stableFor()))
        : Optional.empty();
  }

  /** Tells everybody who was told that it is over. */
  void close(Chain chain, String reason, List<EventId> causes) {
    Incident incident = chain.incident;
    if (incident == null || !incident.open()) {
      return;
    }
    for (Told recipient : Recipients.each(incident.told())) {
      Page page = page(chain, incident, recipient, Page.Kind.CLOSED, reason);
      scene.journal().record(new IncidentEvent.Healed(page), causes);
      scene.send(page);
    }
    incident.closed();
    chain.responders().forEach(responder -> responder.paged = false);
    scene.touch(chain);
  }

  private void tell(Chain chain, Told recipient, String reason, List<EventId> causes) {
    Incident incident = incident(chain);
    Page.Kind kind = incident.begun() ? Page.Kind.RENEWED : Page.Kind.OPENED;
    incident.opened(chain.monitor().beneath());
    incident.telling(recipient);
    Page page = page(chain, incident, recipient, kind, reason);
    scene.journal().record(new IncidentEvent.Escalated(page), causes);
    scene.send(page);
    scene.touch(chain);
  }

  private Incident incident(Chain chain) {
    Incident known = chain.incident;
    boolean past = known != null && known.begun() && !known.open() && chain.episode == null;
    if (known == null || past) {
      Episode episode = chain.episode;
      String number = episode == null ? scene.journal().next().toString() : episode.id();
      known = new Incident("alert-" + number);
      chain.incident = known;
    }
    return known;
  }

  private Page page(Chain chain, Incident incident, Told recipient, Page.Kind kind, String reason) {
    return new Page(
        incident.alertId(),
        incident.nextSequence(),
        kind,
        chain.id(),
        chain.monitor().shown(),
        recipient.urgency(),
        recipient.team(),
        filled(recipient.subject(), chain),
        reason,
        Evidences.of(chain, dependencies));
  }

  private String filled(String template, Chain chain) {
    return template
        .replace("{server}", scene.settings().server())
        .replace("{healthSet}", chain.set().name())
        .replace("{monitor}", chain.id().item())
        .replace("{target}", chain.id().target().orElse(""))
        .replace("{state}", chain.monitor().shown().text());
  }
}
