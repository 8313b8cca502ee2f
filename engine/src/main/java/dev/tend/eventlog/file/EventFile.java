package dev.tend.eventlog.file;

import dev.tend.core.event.HealthEvent;
import dev.tend.core.event.ProbeEvent;
import dev.tend.core.input.Outcome;
import dev.tend.eventlog.schema.Channel;
import dev.tend.eventlog.schema.EventContent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of the event log: one for each channel, and a second one for the probe results that
 * succeeded, so that the many that say nothing new cannot crowd out the few that do. Results come
 * first, so that what names them as its causes is written after them.
 */
public enum EventFile {
  /** Results that succeeded. */
  PROBE_RESULT_SUCCEEDED(Channel.PROBE_RESULT, "Succeeded", 20, Care.RESULT),
  /** All other results. */
  PROBE_RESULT(Channel.PROBE_RESULT, "", 20, Care.RESULT),
  /** Discoveries. */
  MAINTENANCE_RESULT(Channel.MAINTENANCE_RESULT, "", 3, Care.RESULT),
  /** Probe definitions. */
  PROBE_DEFINITION(Channel.PROBE_DEFINITION, "", 3, Care.RECORD),
  /** Monitor definitions. */
  MONITOR_DEFINITION(Channel.MONITOR_DEFINITION, "", 3, Care.RECORD),
  /** Responder definitions. */
  RESPONDER_DEFINITION(Channel.RESPONDER_DEFINITION, "", 3, Care.RECORD),
  /** Discoveries' definitions. */
  MAINTENANCE_DEFINITION(Channel.MAINTENANCE_DEFINITION, "", 2, Care.RECORD),
  /** Starts. */
  STARTUP_NOTIFICATION(Channel.STARTUP_NOTIFICATION, "", 2, Care.RECORD),
  /** Overrides. */
  OVERRIDES(Channel.OVERRIDES, "", 3, Care.RECORD),
  /** Budgets. */
  THROTTLING_CONFIG(Channel.THROTTLING_CONFIG, "", 1, Care.RECORD),
  /** Changes of state. */
  MONITOR_RESULT(Channel.MONITOR_RESULT, "", 10, Care.RECORD),
  /** Decisions. */
  RESPONDER_RESULT(Channel.RESPONDER_RESULT, "", 8, Care.RECORD),
  /** Throttle verdicts. */
  RECOVERY_ACTION_LOGS(Channel.RECOVERY_ACTION_LOGS, "", 6, Care.RECORD),
  /** Recovery actions. */
  RECOVERY_ACTION_RESULTS(Channel.RECOVERY_ACTION_RESULTS, "", 8, Care.RECORD),
  /** For people. */
  MONITORING(Channel.MONITORING, "", 8, Care.RECORD);

  /** How carefully lines are written. */
  private enum Care {
    /** Synced with the first event that names one; may be dropped when memory is short. */
    RESULT,
    /** Synced with every batch, and kept in memory while the disk fails. */
    RECORD
  }

  private static final Map<Channel, EventFile> BY_CHANNEL =
      Arrays.stream(values())
          .filter(file -> file.suffix.isEmpty())
          .collect(Collectors.toUnmodifiableMap(EventFile::channel, Function.identity()));

  private final Channel channel;
  private final String suffix;
  private final int share;
  private final Care care;

  EventFile(Channel channel, String suffix, int share, Care care) {
    this.channel = channel;
    this.suffix = suffix;
    this.share = share;
    this.care = care;
  }

  /** The file that an event goes to. */
  public static EventFile of(HealthEvent event) {
    if (event.body() instanceof ProbeEvent.ResultRecorded recorded
        && recorded.result().outcome() == Outcome.SUCCEEDED) {
      return PROBE_RESULT_SUCCEEDED;
    }
    return BY_CHANNEL.getOrDefault(EventContent.of(event.body()).channel(), MONITORING);
  }

  /** The channel it belongs to. */
  public Channel channel() {
    return channel;
  }

  /** How many hundredths of the room for all files are its own. */
  public int share() {
    return share;
  }

  /** Whether its lines are synced with every batch, and kept while they cannot be written. */
  public boolean isRecord() {
    return care == Care.RECORD;
  }

  /** The live file below the event directory. */
  public Path in(Path directory) {
    return directory.resolve(channel.text() + suffix + ".jsonl");
  }

  /** The beginning of the name of this file and of all its predecessors. */
  String base() {
    String text = channel.text();
    return text.substring(text.indexOf('/') + 1) + suffix + ".";
  }
}
