package dev.tend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import dev.tend.eventlog.schema.DocumentedFields;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventJson;
import dev.tend.eventlog.schema.EventKinds;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of whole cases, as they stand in the files. */
class CausesTest {
  private static final Set<String> ACTS =
      Set.of(EventKinds.RECOVERY_FINISHED.text(), EventKinds.RECOVERY_JUDGED.text());

  @TempDir private Path parent;

  @Test
  void from_every_act_the_ids_lead_back_to_the_failed_results_that_raised_its_monitor()
      throws IOException {
    int acts = 0;
    for (List<HealthEvent> events : Played.cases("smtp.test")) {
      if (events.stream().anyMatch(event -> event.body() instanceof RecoveryEvent.RecoveryJudged)) {
        Map<String, EventLine> lines = written(events, parent.resolve("case" + acts));
        assertThat(lines).hasSize(events.size());
        acts += walk(lines);
      }
    }
    assertThat(acts).isGreaterThan(3);
  }

  private static int walk(Map<String, EventLine> lines) {
    int acts = 0;
    for (EventLine line : lines.values()) {
      if (ACTS.contains(line.text(EventField.ACTION))) {
        assertThat(reached(line, lines))
            .as(line.raw())
            .contains(
                "probe-result failure",
                "monitor-changed ",
                "responder-allowed ",
                "recovery-started ");
        acts++;
      }
    }
    return acts;
  }

  /** The kinds, with their outcomes, of all that brought a line about. */
  private static Set<String> reached(EventLine line, Map<String, EventLine> lines) {
    Set<String> kinds = new HashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(line.texts(EventField.CAUSES));
    while (!open.isEmpty()) {
      String id = open.remove();
      if (seen.add(id)) {
        assertThat(lines).as("the cause of an event is in a file").containsKey(id);
        EventLine cause = lines.get(id);
        if (cause != null) {
          kinds.add(cause.text(EventField.ACTION) + " " + cause.text(EventField.OUTCOME));
          open.addAll(cause.texts(EventField.CAUSES));
        }
      }
    }
    return kinds;
  }

  private static Map<String, EventLine> written(List<HealthEvent> events, Path directory)
      throws IOException {
    EventLog log =
        EventLog.open(
            EventLogSettings.in(directory, "mail1"), SteadyClock.startingAt(Instant.EPOCH));
    events.forEach(event -> log.append(List.of(event)));
    assertThat(log.close(Deadline.in(Duration.ofSeconds(30)))).isTrue();
    Map<String, EventLine> lines = new HashMap<>();
    new EventReader(directory)
        .read(
            EventQuery.all(),
            line -> {
              lines.put(line.text(EventField.ID), line);
              return true;
            });
    return lines;
  }

  @Test
  void no_case_writes_a_field_that_the_reference_does_not_know() throws IOException {
    DocumentedFields documented = new DocumentedFields();
    Set<String> undocumented = new HashSet<>();
    for (String files : List.of("smtp", "together", "dns", "disk")) {
      for (List<HealthEvent> events : Played.cases(files)) {
        EventJson json = new EventJson("mail1");
        events.forEach(event -> undocumented.addAll(documented.undocumented(json.line(event))));
      }
    }
    assertThat(undocumented).isEmpty();
  }
}
