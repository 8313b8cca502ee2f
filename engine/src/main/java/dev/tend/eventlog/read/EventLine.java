package dev.tend.eventlog.read;

import dev.tend.eventlog.schema.EventField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One line of an event file. */
public final class EventLine {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String SCHEMA = EventField.SCHEMA.text();

  /** The version in which most events had their detail in the message. */
  private static final Integer NO_DETAIL = 1;

  private static final int RADIX = 10;
  private static final int SEQUENCE_BITS = 40;

  private final String raw;
  private final Map<String, Object> fields;

  private EventLine(String raw, Map<String, Object> fields) {
    this.raw = raw;
    this.fields = fields;
  }

  /** Parses a line; empty if it is not whole. */
  static Optional<EventLine> parse(String raw) {
    try {
      Map<String, Object> fields = JSON.readValue(raw, OBJECT);
      return Optional.of(new EventLine(raw, fields));
    } catch (JacksonException torn) {
      return Optional.empty();
    }
  }

  /** The line as it is in the file, without its line break. */
  public String raw() {
    return raw;
  }

  /** All fields, in their order. */
  public Map<String, Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** The value of a field; empty text if absent. */
  public String text(EventField field) {
    boolean formerly = field == EventField.DETAIL && NO_DETAIL.equals(fields.get(SCHEMA));
    Object value = fields.get(formerly ? EventField.MESSAGE.text() : field.text());
    return value == null ? "" : value.toString();
  }

  /** The values of a list; empty if absent. */
  public List<String> texts(EventField field) {
    return fields.get(field.text()) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The event's id as one number that orders events; 0 when the line has none. */
  long key() {
    String id = text(EventField.ID);
    int colon = id.indexOf(':');
    if (colon < 0) {
      return 0;
    }
    try {
      return (Long.parseLong(id, 0, colon, RADIX) << SEQUENCE_BITS)
          | Long.parseLong(id, colon + 1, id.length(), RADIX);
    } catch (NumberFormatException foreign) {
      return 0;
    }
  }
}
