package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.List;

/** What {@code targets:} may say when it is no list: one of the first three, and how often. */
public final class TargetsProperties {
  /** File names. */
  public static final Property<String> GLOB =
      Property.of(
          "glob", ValueTypes.TEXT, "A pattern of file names; each match is a target, by its name.");

  /** A program's output. */
  public static final Property<List<String>> COMMAND =
      Property.of(
          "command",
          ValueTypes.TEXTS,
          "A program and its arguments; each line it prints, or each text of the JSON list it prints, is a target.");

  /** A discovery type. */
  public static final Property<String> DISCOVER =
      Property.of("discover", ValueTypes.NAME, "A type of discovery that the agent knows.");

  /** How often. */
  public static final Property<Duration> INTERVAL =
      Property.of("interval", ValueTypes.DURATION, "How often targets are looked for.")
          .orElse(Duration.ofMinutes(5));

  /** All of them. */
  public static final List<Property<?>> ALL = List.of(GLOB, COMMAND, DISCOVER, INTERVAL);

  private TargetsProperties() {}
}
