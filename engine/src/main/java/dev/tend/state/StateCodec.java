package dev.tend.state;

import dev.tend.core.event.EventId;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.HoldRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.ProbeRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.core.record.TargetsRecord;
import dev.tend.core.record.WindowRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The core's state as bytes. Each piece states the version of its form. */
final class StateCodec {
  private static final int VERSION = 1;

  private final JsonMapper json;

  StateCodec(Types types) {
    this.json = Json.mapper(types);
  }

  /** A record of any kind. */
  private record Written(int version, String kind, DurableRecord record) {}

  /** The same before its kind is known. */
  private record Found(int version, String kind, JsonNode record) {}

  /** A checkpoint. */
  private record WrittenCheckpoint(
      int version,
      EventId last,
      Instant at,
      List<WindowRecord> windows,
      List<WrittenProbe> probes) {}

  private record WrittenProbe(ItemId probe, ProbeRecord record) {}

  byte[] encode(DurableRecord record) {
    return json.writeValueAsBytes(new Written(VERSION, kind(record), record));
  }

  private static String kind(DurableRecord record) {
    return switch (record) {
      case MonitorResponseRecord chain -> "chain";
      case HoldRecord hold -> "hold";
      case LedgerRecord ledger -> "ledger";
      case MonitorRecord monitor -> "monitor";
      case PageRecord page -> "page";
      case RecoveryRecord recovery -> "recovery";
      case TargetsRecord targets -> "targets";
      case EnvironmentRecord environment -> "world";
    };
  }

  private static Optional<Class<? extends DurableRecord>> type(String kind) {
    return Optional.ofNullable(
        switch (kind) {
          case "chain" -> MonitorResponseRecord.class;
          case "hold" -> HoldRecord.class;
          case "ledger" -> LedgerRecord.class;
          case "monitor" -> MonitorRecord.class;
          case "page" -> PageRecord.class;
          case "recovery" -> RecoveryRecord.class;
          case "targets" -> TargetsRecord.class;
          case "world" -> EnvironmentRecord.class;
          default -> null;
        });
  }

  /** The record under a key. */
  DurableRecord decode(String key, byte[] body) throws UnreadableException {
    try {
      Found found = json.readValue(body, Found.class);
      checkVersion(found.version());
      Optional<Class<? extends DurableRecord>> type = type(found.kind());
      if (type.isEmpty()) {
        throw new UnreadableException("there is no record kind " + found.kind());
      }
      DurableRecord record = json.treeToValue(found.record(), type.get());
      if (!record.key().equals(key)) {
        throw new UnreadableException("it is the record of " + record.key());
      }
      return record;
    } catch (JacksonException | IllegalArgumentException unknown) {
      throw new UnreadableException(reason(unknown), unknown);
    }
  }

  /** Compressed quickly: that saves more in writing than it costs. */
  byte[] encode(Checkpoint checkpoint) {
    List<WrittenProbe> probes =
        checkpoint.probes().entrySet().stream()
            .map(entry -> new WrittenProbe(entry.getKey(), entry.getValue()))
            .toList();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 14)) {
      json.writeValue(
          out,
          new WrittenCheckpoint(
              VERSION, checkpoint.last(), checkpoint.at(), checkpoint.windows(), probes));
    } catch (IOException impossible) {
      throw new IllegalStateException("memory cannot be written", impossible);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  Checkpoint decodeCheckpoint(byte[] body) throws UnreadableException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      WrittenCheckpoint written = json.readValue(in, WrittenCheckpoint.class);
      checkVersion(written.version());
      Map<ItemId, ProbeRecord> probes = new LinkedHashMap<>();
      written.probes().forEach(probe -> probes.put(probe.probe(), probe.record()));
      return new Checkpoint(written.last(), written.at(), written.windows(), probes);
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      throw new UnreadableException(reason(damaged), damaged);
    }
  }

  private static void checkVersion(int version) throws UnreadableException {
    if (version != VERSION) {
      throw new UnreadableException("its version is " + version + ", and only 1 is known here");
    }
  }

  /** The first line: the rest are parts of the text, which may be long. */
  private static String reason(Exception cause) {
    String message =
        cause instanceof JacksonException json && json.getOriginalMessage() != null
            ? json.getOriginalMessage()
            : String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse(cause.getClass().getSimpleName());
    return line.length() <= 300 ? line : line.substring(0, 300);
  }
}
