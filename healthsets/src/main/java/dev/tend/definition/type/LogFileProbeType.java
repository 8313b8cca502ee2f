package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The probe {@code log-file}. */
public final class LogFileProbeType {
  public static final Property<String> FILE =
      Property.of(
              "file",
              ValueTypes.TEXT,
              "The log file, by its full path. One that is missing or cannot be read makes the"
                  + " result Inconclusive.")
          .mandatory();

  public static final Property<String> RED =
      Property.of(
          "red",
          ValueTypes.PATTERN,
          "What a line contains that is a red event. A group named key gives its key, without which"
              + " that is default; a group named message gives its message, which is else the whole"
              + " line. At least one of red and green is needed.");

  public static final Property<String> GREEN =
      Property.of(
          "green",
          ValueTypes.PATTERN,
          "What a line contains that is a green event, and takes back the red of its key. Without"
              + " it, expiresAfter must say how long red stays.");

  public static final ProbeType TYPE =
      new ProbeType(
          "log-file",
          ProbeKind.NOTIFICATION,
          "Watches a log file for lines that say that something is wrong, or well again: from the"
              + " end that the file has when it is first looked at, through its rotation and"
              + " truncation, and through restarts of the agent of up to a day. Takes notifications"
              + " as well.",
          Stream.concat(
                  ProbeProperties.scheduled(FILE, RED, GREEN).stream(),
                  Stream.of(ProbeProperties.EXPIRES_AFTER))
              .toList(),
          settings -> Optional.empty());

  /** The patterns that it may have. */
  public static final List<Property<String>> PATTERNS = List.of(RED, GREEN);

  private LogFileProbeType() {}
}
