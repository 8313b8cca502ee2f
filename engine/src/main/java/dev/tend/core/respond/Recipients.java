package dev.tend.core.respond;

import dev.tend.core.record.Evidence;
import dev.tend.core.record.MonitorResponseRecord.IncidentRecord;
import dev.tend.core.record.MonitorResponseRecord.Told;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told that something got worse. Those who were told before, as urgently as their responder
 * says now; before anybody was, the people of all responders; where there is no such responder, a
 * team of its own. Whoever switched a responder off wants its people left alone.
 *
 * @param told the people
 * @param silenced responders whose people would have been told, had they not been switched off
 */
record Recipients(List<Told> told, List<Responder> silenced) {

  static Recipients of(MonitorResponse response) {
    Recipients recipients = new Recipients(new ArrayList<>(), new ArrayList<>());
    List<Told> before = response.incident.map(IncidentRecord::told).orElse(List.of());
    if (before.isEmpty()) {
      recipients.all(response);
    } else {
      before.forEach(one -> recipients.again(response, one));
    }
    return new Recipients(each(recipients.told), recipients.silenced);
  }

  private void all(MonitorResponse response) {
    for (Responder responder : response.responders()) {
      boolean ofBlindness = responder.definition().targetHealthState() == MonitorState.UNAVAILABLE;
      if (responder.definition().kind() == ResponderKind.ESCALATE && !ofBlindness) {
        add(responder, of(responder));
      }
    }
    if (told.isEmpty() && silenced.isEmpty()) {
      String subject = ResponderProperties.SUBJECT.defaultValue().orElse("");
      told.add(new Told("default", NotificationServiceClass.URGENT, subject, Optional.empty()));
    }
  }

  private void again(MonitorResponse response, Told before) {
    Optional<Responder> responder = before.by().flatMap(response::responder);
    if (responder.isEmpty()) {
      told.add(before);
      return;
    }
    Told now = of(responder.get());
    add(responder.get(), new Told(before.team(), now.urgency(), now.subject(), now.by()));
  }

  private void add(Responder responder, Told recipient) {
    if (responder.definition().enabled()) {
      told.add(recipient);
    } else if (!silenced.contains(responder)) {
      silenced.add(responder);
    }
  }

  /** A responder's people: its team, or the team that the newest error's class is routed to. */
  static Told of(Responder responder) {
    var settings = responder.definition().settings();
    Map<String, String> routes = settings.get(ResponderProperties.ROUTES);
    String team = settings.get(ResponderProperties.TEAM);
    for (Evidence result : responder.response.monitor().evidence()) {
      team = routes.getOrDefault(result.errorClass(), team);
    }
    return new Told(
        team,
        settings.get(ResponderProperties.NOTIFICATION_SERVICE_CLASS),
        settings.get(ResponderProperties.SUBJECT),
        Optional.of(responder.id()));
  }

  /** Nobody twice with the same words, although several responders may have told them. */
  static List<Told> each(List<Told> recipients) {
    Map<List<Object>, Told> each = new LinkedHashMap<>();
    for (Told one : recipients) {
      each.putIfAbsent(List.of(one.team(), one.urgency(), one.subject()), one);
    }
    return List.copyOf(each.values());
  }
}
