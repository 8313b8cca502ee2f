package dev.tend.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventKind;
import dev.tend.eventlog.schema.EventKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that the event files of one life of an agent said when they were read, by id. */
final class Chronicle {
  private final Map<String, EventLine> lines;

  private Chronicle(Map<String, EventLine> lines) {
    this.lines = lines;
  }

  static Chronicle of(Path directory) throws IOException {
    Map<String, EventLine> lines = new LinkedHashMap<>();
    new EventReader(directory)
        .read(
            EventQuery.all(),
            line -> {
              lines.put(line.text(EventField.ID), line);
              return true;
            });
    return new Chronicle(lines);
  }

  /** The number of the last event, from which {@link #after} goes on. */
  long end() {
    return lines.values().stream().mapToLong(Chronicle::number).max().orElse(0);
  }

  /** What came after an event, in order. */
  List<EventLine> after(long event) {
    return lines.values().stream().filter(line -> number(line) > event).toList();
  }

  /** The events of one kind after another one, in order. */
  List<EventLine> after(long event, EventKind<?> kind) {
    return after(event).stream().filter(line -> isOf(line, kind)).toList();
  }

  /** The causes of an event that are of one kind. Every cause must be in the files. */
  List<EventLine> causes(EventLine of, EventKind<?> kind) {
    for (String id : of.texts(EventField.CAUSES)) {
      assertThat(lines).as("the cause %s of %s", id, of.raw()).containsKey(id);
    }
    return of.texts(EventField.CAUSES).stream()
        .flatMap(id -> Optional.ofNullable(lines.get(id)).stream())
        .filter(line -> isOf(line, kind))
        .toList();
  }

  /** The one cause of an event that is of a kind. */
  EventLine cause(EventLine of, EventKind<?> kind) {
    List<EventLine> causes = causes(of, kind);
    assertThat(causes).as("causes of the kind %s of %s", kind.text(), of.raw()).hasSize(1);
    return causes.getFirst();
  }

  /** What every monitor that was ever evaluated shows now, by its identity. */
  Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    for (EventLine line : after(0, EventKinds.MONITOR_CHANGED)) {
      states.put(line.text(EventField.ITEM), line.text(EventField.STATE_TO));
    }
    return states;
  }

  /** How often each probe succeeded after an event, by its identity; all that ever ran. */
  Map<String, Long> successes(long event) {
    return after(0, EventKinds.PROBE_RESULT).stream()
        .collect(
            Collectors.groupingBy(
                line -> line.text(EventField.ITEM),
                Collectors.summingLong(
                    line ->
                        number(line) > event && line.text(EventField.OUTCOME).equals("success")
                            ? 1
                            : 0)));
  }

  /** What happened after an event but results of probes, for a person who asks why. */
  String told(long event) {
    return after(event).stream()
        .filter(line -> !isOf(line, EventKinds.PROBE_RESULT))
        .map(EventLine::raw)
        .collect(Collectors.joining("\n", "after event " + event + ":\n", "\n"));
  }

  static boolean isOf(EventLine line, EventKind<?> kind) {
    return line.text(EventField.ACTION).equals(kind.text());
  }

  static long number(EventLine line) {
    String number = line.text(EventField.SEQUENCE);
    return number.isEmpty() ? 0 : Long.parseLong(number);
  }
}
