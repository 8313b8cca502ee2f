package dev.tend.eventlog.schema;

import dev.tend.core.event.EventId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** One line while it is written. Keeps its size within bounds; what is empty is left out. */
final class LineWriter {
  private static final int MAX_CHARS = 1024;
  private static final int MAX_CAUSES = 256;
  private static final int MAX_LIST = 50;
  private static final int MAX_LIST_CHARS = 512;
  private static final int MAX_NAME = 80;
  private static final int MAX_NAMES_CUT = 20;

  /** What texts may take together; the rest of 64 KiB is for names, numbers, times and ids. */
  private static final int TEXT_BYTES = 40 * 1024;

  /** Encoded once. */
  private static final Map<EventField, SerializableString> NAMES =
      Arrays.stream(EventField.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  field -> new SerializedString(field.text()),
                  (one, other) -> one,
                  () -> new EnumMap<>(EventField.class)));

  private final JsonGenerator out;
  private final Set<String> cut = new TreeSet<>();
  private final Set<String> dynamic = new HashSet<>();
  private int room = TEXT_BYTES;

  LineWriter(JsonGenerator out) {
    this.out = out;
    out.writeStartObject();
  }

  /** Writes a plain value; empty texts and lists are left out. */
  void put(EventField field, Object value) {
    switch (value) {
      case List<?> list -> texts(field, list);
      case FieldSource.Named<?> named -> named(field, named);
      default -> put(Objects.requireNonNull(NAMES.get(field)), value);
    }
  }

  private void put(SerializableString name, Object value) {
    if (value.equals("")) {
      return;
    }
    out.writeName(name);
    switch (value) {
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      default -> {
        if (text(value, MAX_CHARS)) {
          cut.add(name.getValue());
        }
      }
    }
  }

  /** Writes a text; returns whether it had to be cut. */
  private boolean text(Object value, int most) {
    BoundedText text = BoundedText.of(value.toString(), most, Math.max(0, room));
    room -= text.bytes();
    out.writeString(text.text());
    return text.cut();
  }

  private void texts(EventField field, List<?> values) {
    if (values.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(field.text());
    for (Object value : values.subList(0, Math.min(MAX_LIST, values.size()))) {
      if (text(value, MAX_LIST_CHARS)) {
        cut.add(field.text());
      }
    }
    out.writeEndArray();
    if (values.size() > MAX_LIST) {
      cut.add(field.text());
    }
  }

  /** Fields with variable names; one whose name exists already is left out. */
  private <E> void named(EventField field, FieldSource.Named<E> named) {
    int most = Math.min(named.most(), named.list().size());
    for (E one : named.list().subList(0, most)) {
      Object value = FieldSource.plain(named.value().apply(one));
      String full = field.named(plain(named.name().apply(one)));
      if (!value.equals("") && claims(field, full)) {
        put(new SerializedString(full), value);
      }
    }
    if (named.list().size() > most) {
      cut.add(field.text());
    }
  }

  /** Whether there is room for one more field, and none of this name yet. */
  private boolean claims(EventField field, String full) {
    if (room <= 0) {
      cut.add(field.text());
      return false;
    }
    room -= full.length();
    return dynamic.add(full);
  }

  void causes(List<EventId> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(EventField.CAUSES.text());
    causes.stream().limit(MAX_CAUSES).map(EventId::toString).forEach(out::writeString);
    out.writeEndArray();
    if (causes.size() > MAX_CAUSES) {
      cut.add(EventField.CAUSES.text());
    }
  }

  void end() {
    if (!cut.isEmpty()) {
      out.writeArrayPropertyStart(EventField.TRUNCATED.text());
      cut.stream().limit(MAX_NAMES_CUT).forEach(out::writeString);
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /** A name of characters that need no escape. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < Math.min(MAX_NAME, name.length()); i++) {
      char letter = name.charAt(i);
      boolean fine =
          letter > ' ' && letter < 0x7f && letter != '"' && letter != '\\' && letter != '*';
      plain.append(fine ? letter : '_');
    }
    return plain.toString();
  }
}
