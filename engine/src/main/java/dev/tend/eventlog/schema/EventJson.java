package dev.tend.eventlog.schema;

import dev.tend.core.event.Channel;
import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EnvironmentEvent;
import dev.tend.core.event.EventBody;
import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.IncidentEvent;
import dev.tend.core.event.MonitorEvent;
import dev.tend.core.event.OverrideEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.event.RecoveryEvent;
import dev.tend.core.event.ResponderEvent;
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
        writer -> {
          writer.text(EventField.ID, event.id().toString());
          writer.number(EventField.SEQUENCE, event.id().sequence());
          writer.text(EventField.ACTION, EventKind.of(event.body()).text());
          if (event.body().number() != 0) {
            writer.text(EventField.CODE, String.valueOf(event.body().number()));
          }
          head(writer, event.body().channel());
          body(writer, event.body());
        },
        event.causes());
  }

  /** The line that stands for events that were dropped. */
  public byte[] gap(Channel channel, Instant now, LostEvents lost) {
    return write(
        now,
        writer -> {
          writer.text(EventField.ACTION, EventKind.GAP.text());
          head(writer, channel);
          writer.number(EventField.GAP_DROPPED, lost.count());
          writer.number(EventField.GAP_PROTECTED, lost.protectedCount());
          writer.text(EventField.GAP_FIRST, lost.first().toString());
          writer.text(EventField.GAP_LAST, lost.last().toString());
          writer.time(EventField.START, lost.from());
          writer.time(EventField.END, lost.until());
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
        writer -> {
          writer.text(EventField.ACTION, EventKind.TORN.text());
          head(writer, channel);
          writer.text(EventField.TORN, fragment);
        },
        List.of());
  }

  private void head(LineWriter writer, Channel channel) {
    writer.text(EventField.DATASET, channel.text());
    writer.text(EventField.HOST, host);
    writer.number(EventField.SCHEMA, SCHEMA);
  }

  private byte[] write(Instant time, Consumer<LineWriter> content, List<EventId> causes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      LineWriter writer = new LineWriter(out);
      writer.time(EventField.TIMESTAMP, time);
      content.accept(writer);
      causes(writer, out, causes);
      writer.end();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void causes(LineWriter writer, JsonGenerator out, List<EventId> causes) {
    if (causes.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(EventField.CAUSES.text());
    causes.stream().limit(MAX_CAUSES).map(EventId::toString).forEach(out::writeString);
    out.writeEndArray();
    if (causes.size() > MAX_CAUSES) {
      writer.cut(EventField.CAUSES);
    }
  }

  private void body(LineWriter writer, EventBody body) {
    switch (body) {
      case ProbeEvent probe -> ProbeFields.write(writer, probe, units);
      case MonitorEvent monitor -> MonitorFields.write(writer, monitor);
      case ResponderEvent responder -> ResponderFields.write(writer, responder);
      case RecoveryEvent recovery -> RecoveryFields.write(writer, recovery);
      case IncidentEvent incident -> IncidentFields.write(writer, incident);
      case EnvironmentEvent world -> EnvironmentFields.write(writer, world);
      case DefinitionEvent definition -> DefinitionFields.write(writer, definition);
      case OverrideEvent override -> OverrideFields.write(writer, override.notice());
    }
  }
}
