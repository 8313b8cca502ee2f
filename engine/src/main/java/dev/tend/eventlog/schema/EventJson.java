package dev.tend.eventlog.schema;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
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
  public static final int SCHEMA = 2;

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
        EventContent.of(event.body()),
        writer -> {
          writer.put(EventField.ID, event.id().toString());
          writer.put(EventField.SEQUENCE, event.id().sequence());
        },
        writer -> {
          if (event.body() instanceof ProbeEvent.ResultRecorded recorded
              && recorded.result().sample().isPresent()) {
            writer.put(EventField.SAMPLE_UNIT, units.of(recorded.result().probe()));
          }
          writer.causes(event.causes());
        });
  }

  /** The line that reports dropped events. */
  public byte[] gap(Channel channel, Instant now, LostEvents lost) {
    return alone(
        now, new EventContent<>(AgentEventKinds.GAP, new AgentEventKinds.Gap(channel, lost)));
  }

  /**
   * The line that replaces a torn one.
   *
   * @param fragment the beginning of the torn line
   */
  public byte[] torn(Channel channel, Instant now, String fragment) {
    return alone(
        now,
        new EventContent<>(
            AgentEventKinds.TORN_LINE, new AgentEventKinds.TornLine(channel, fragment)));
  }

  private byte[] alone(Instant now, EventContent<?> content) {
    return write(now, content, writer -> {}, writer -> {});
  }

  private byte[] write(
      Instant time, EventContent<?> content, Consumer<LineWriter> head, Consumer<LineWriter> foot) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      LineWriter writer = new LineWriter(out);
      writer.put(EventField.TIMESTAMP, FieldSource.plain(time));
      head.accept(writer);
      writer.put(EventField.ACTION, content.kind().text());
      writer.put(EventField.DATASET, content.channel().text());
      writer.put(EventField.HOST, host);
      writer.put(EventField.SCHEMA, (long) SCHEMA);
      writer.put(EventField.MESSAGE, content.sentence().text());
      content.forEach(writer::put);
      foot.accept(writer);
      writer.end();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }
}
