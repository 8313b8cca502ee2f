package dev.tend.eventlog.schema;

import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** One line while it is written. Keeps its size within bounds; what is empty is left out. */
final class LineWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int MAX_CHARS = 1024;
  private static final int MAX_LIST = 50;
  private static final int MAX_LIST_CHARS = 512;
  private static final int MAX_NAME = 80;
  private static final int MAX_NAMES_CUT = 20;

  /** What texts may take together; the rest of 64 KiB is for names, numbers, times and ids. */
  private static final int TEXT_BYTES = 40 * 1024;

  private final JsonGenerator out;
  private final Set<String> cut = new TreeSet<>();
  private final Set<String> dynamic = new HashSet<>();
  private int room = TEXT_BYTES;

  LineWriter(JsonGenerator out) {
    this.out = out;
    out.writeStartObject();
  }

  LineWriter text(EventField field, String value) {
    return text(field.text(), value);
  }

  /** A field whose name is not fixed; one whose name is there already is left out. */
  LineWriter text(EventField field, String name, String value) {
    String full = field.named(plain(name));
    if (claims(field, full)) {
      text(full, value);
    }
    return this;
  }

  private LineWriter text(String name, String value) {
    if (!value.isEmpty()) {
      BoundedText text = BoundedText.of(value, MAX_CHARS, Math.max(0, room));
      room -= text.bytes();
      out.writeStringProperty(name, text.text());
      if (text.cut()) {
        cut.add(name);
      }
    }
    return this;
  }

  LineWriter texts(EventField field, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    out.writeArrayPropertyStart(field.text());
    for (String value : values.subList(0, Math.min(MAX_LIST, values.size()))) {
      BoundedText text = BoundedText.of(value, MAX_LIST_CHARS, Math.max(0, room));
      room -= text.bytes();
      out.writeString(text.text());
      if (text.cut()) {
        cut.add(field.text());
      }
    }
    out.writeEndArray();
    if (values.size() > MAX_LIST) {
      cut.add(field.text());
    }
    return this;
  }

  LineWriter number(EventField field, long value) {
    out.writeNumberProperty(field.text(), value);
    return this;
  }

  LineWriter number(EventField field, double value) {
    return number(field.text(), value);
  }

  /** A field whose name is not fixed; one whose name is there already is left out. */
  boolean number(EventField field, String name, double value) {
    String full = field.named(plain(name));
    boolean free = claims(field, full);
    if (free) {
      number(full, value);
    }
    return free;
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

  /** JSON knows no infinity, and not what is not a number. */
  private LineWriter number(String name, double value) {
    if (!Double.isFinite(value)) {
      return this;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.writeNumberProperty(name, (long) value);
    } else {
      out.writeNumberProperty(name, value);
    }
    return this;
  }

  LineWriter seconds(EventField field, Duration value) {
    return number(field, value.toSeconds() + value.toMillisPart() / 1000.0);
  }

  LineWriter flag(EventField field, boolean value) {
    out.writeBooleanProperty(field.text(), value);
    return this;
  }

  LineWriter time(EventField field, Instant value) {
    out.writeStringProperty(field.text(), DATE.format(value));
    return this;
  }

  /** The identity of an item, with its parts. */
  LineWriter item(ItemId id) {
    text(EventField.ITEM, id.toString());
    text(EventField.HEALTH_SET, id.healthSet());
    id.target().ifPresent(target -> text(EventField.TARGET, target));
    return this;
  }

  /** A list was cut by its owner. */
  void cut(EventField field) {
    cut.add(field.text());
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
