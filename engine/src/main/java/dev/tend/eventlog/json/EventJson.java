package dev.tend.eventlog.json;

import dev.tend.core.event.Channel;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
import dev.tend.core.event.WorldEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes events as lines: UTF-8, one object, one line break at the end and none within, at most 64
 * KiB. Not for use by more than one thread: it remembers the units of samples from the definitions
 * that it has written.
 */
public final class EventJson {
  /** The version of the fields. */
  public static final int SCHEMA = 1;

  private static final int MAX_CAUSES = 256;

  private final JsonFactory factory =
      JsonFactory.builder().characterEscapes(new LineEscapes()).build();
  private final SampleUnits units = new SampleUnits();
  private final String host;

  /**
   * Lines of one server.
   *
   * @param host its name, for {@code host.name}
   */
  public EventJson(String host) {
    this.host = host;
  }

  /** The line of an event, with its line break. */
  public byte[] line(HealthEvent event) {
    units.follow(event.body());
    return write(
        event.time(),
        line -> {
          line.text(EventField.ID, event.id().toString());
          line.number(EventField.SEQUENCE, event.id().sequence());
          line.text(EventField.ACTION, EventKind.of(event.body()).text());
          if (event.body().number() != 0) {
            line.text(EventField.CODE, String.valueOf(event.body().number()));
          }
          head(line, event.body().channel());
          body(line, event.body());
        },
        event.causes());
  }

  /** The line that stands for events that were dropped. */
  public byte[] gap(Channel channel, Instant now, LostEvents lost) {
    return write(
        now,
        line -> {
          line.text(EventField.ACTION, EventKind.GAP.text());
          head(line, channel);
          line.number(EventField.GAP_DROPPED, lost.count());
          line.number(EventField.GAP_PROTECTED, lost.protectedCount());
          line.text(EventField.GAP_FIRST, lost.first().toString());
          line.text(EventField.GAP_LAST, lost.last().toString());
          line.time(EventField.START, lost.from());
          line.time(EventField.END, lost.until());
        },
        List.of());
  }

  /**
   * The line that stands where a torn one was.
   *
   * @param fragment the beginning of what was there
   */
  public byte[] torn(Channel channel, Instant now, String fragment) {
    return write(
        now,
        line -> {
          line.text(EventField.ACTION, EventKind.TORN.text());
          head(line, channel);
          line.text(EventField.TORN, fragment);
        },
        List.of());
  }

  private void head(Line line, Channel channel) {
    line.text(EventField.DATASET, channel.text());
    line.text(EventField.HOST, host);
    line.number(EventField.SCHEMA, SCHEMA);
  }

  private byte[] write(Instant time, Consumer<Line> content, List<EventId> causes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      Line line = new Line(out);
      line.time(EventField.TIMESTAMP, time);
      content.accept(line);
      causes(line, out, causes);
      line.end();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void causes(Line line, JsonGenerator out, List<EventId> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(EventField.CAUSES.text());
    causes.stream().limit(MAX_CAUSES).map(EventId::toString).forEach(out::writeString);
    out.writeEndArray();
    if (causes.size() > MAX_CAUSES) {
      line.cut(EventField.CAUSES);
    }
  }

  private void body(Line line, EventBody body) {
    switch (body) {
      case ProbeEvent probe -> ProbeFields.write(line, probe, units);
      case MonitorEvent monitor -> MonitorFields.write(line, monitor);
      case ResponderEvent responder -> ResponderFields.write(line, responder);
      case RecoveryEvent recovery -> RecoveryFields.write(line, recovery);
      case IncidentEvent incident -> IncidentFields.write(line, incident);
      case WorldEvent world -> WorldFields.write(line, world);
      case DefinitionEvent definition -> DefinitionFields.write(line, definition);
      case OverrideEvent override -> OverrideFields.write(line, override.notice());
    }
  }
}
