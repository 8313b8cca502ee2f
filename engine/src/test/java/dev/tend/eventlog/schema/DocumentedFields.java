package dev.tend.eventlog.schema;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reference says about each kind of event, as the specimens show it. */
public final class DocumentedFields {
  static final Set<EventField> COMMON =
      EnumSet.of(
          EventField.TIMESTAMP,
          EventField.ID,
          EventField.SEQUENCE,
          EventField.ACTION,
          EventField.CODE,
          EventField.MESSAGE,
          EventField.DATASET,
          EventField.HOST,
          EventField.SCHEMA,
          EventField.CAUSES,
          EventField.TRUNCATED);

  private final Map<EventKind<?>, Set<EventField>> fields = new HashMap<>();
  private final Map<EventKind<?>, Set<Channel>> channels = new HashMap<>();
  private final Map<EventKind<?>, String> examples = new HashMap<>();
  private final JsonMapper json = new JsonMapper();

  /** What the specimens show. */
  public DocumentedFields() {
    EventJson lines = new EventJson("mail1");
    for (HealthEvent event : Specimens.all()) {
      learn(
          EventContent.of(event.body()).kind(),
          EventContent.of(event.body()).channel(),
          lines.line(event));
    }
    HealthEvent lost = Specimens.all().getFirst();
    LostEvents gap =
        new LostEvents(
            250, 0, lost.id(), new EventId(3, 380), lost.time(), lost.time().plusSeconds(90));
    learn(
        AgentEventKinds.GAP,
        Channel.PROBE_RESULT,
        lines.gap(Channel.PROBE_RESULT, Specimens.AT, gap));
    learn(
        AgentEventKinds.TORN_LINE,
        Channel.MONITOR_RESULT,
        lines.torn(Channel.MONITOR_RESULT, Specimens.AT, "{\"@timestamp\":\"2026-"));
  }

  private void learn(EventKind<?> kind, Channel channel, byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
    examples.putIfAbsent(kind, text);
    channels.computeIfAbsent(kind, any -> EnumSet.noneOf(Channel.class)).add(channel);
    Set<EventField> known = fields.computeIfAbsent(kind, any -> EnumSet.noneOf(EventField.class));
    json.readTree(text).propertyNames().forEach(name -> known.add(field(name).orElseThrow()));
  }

  Set<EventField> of(EventKind<?> kind) {
    return own(kind.fields());
  }

  Set<EventField> shown(EventKind<?> kind) {
    return own(fields.getOrDefault(kind, Set.of()));
  }

  private static Set<EventField> own(Set<EventField> fields) {
    Set<EventField> own = EnumSet.noneOf(EventField.class);
    own.addAll(fields);
    own.removeAll(COMMON);
    return own;
  }

  Set<Channel> channels(EventKind<?> kind) {
    return channels.getOrDefault(kind, Set.of());
  }

  String example(EventKind<?> kind) {
    return examples.getOrDefault(kind, "");
  }

  /** The fields of a line that the reference does not give to its kind. */
  public List<String> undocumented(byte[] line) {
    JsonNode tree = json.readTree(line);
    String action = tree.get(EventField.ACTION.text()).asString();
    List<String> undocumented = new ArrayList<>();
    for (EventKind<?> kind : EventKinds.all().values()) {
      if (kind.text().equals(action)) {
        for (String name : tree.propertyNames()) {
          if (field(name).filter(f -> COMMON.contains(f) || of(kind).contains(f)).isEmpty()) {
            undocumented.add(action + " " + name);
          }
        }
        return undocumented;
      }
    }
    return List.of("kind " + action);
  }

  private static Optional<EventField> field(String name) {
    for (EventField field : EventField.values()) {
      if (field.matches(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
