package dev.tend.cli.output;

import dev.tend.definition.value.MonitorState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** States and instants, for people. */
public final class StateFormat {
  private final Ansi ansi;

  public StateFormat(Ansi ansi) {
    this.ansi = ansi;
  }

  /** The state, in the colour of its urgency. */
  public String of(MonitorState state) {
    String style =
        switch (state) {
          case UNRECOVERABLE, UNHEALTHY -> "bold,red";
          case UNAVAILABLE -> "magenta";
          case DEGRADED -> "yellow";
          case REPAIRING, UNEVALUATED -> "cyan";
          case HEALTHY -> "green";
          case DISABLED -> "faint";
        };
    return ansi.string("@|" + style + " " + state.text() + "|@");
  }

  /** An instant to the second, in UTC; empty text for none. */
  public static String at(Optional<Instant> instant) {
    return instant.map(StateFormat::at).orElse("");
  }

  /** An instant to the second, in UTC. */
  public static String at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** How long ago, in the two largest units. */
  public static String ago(Instant then, Instant now) {
    return span(Duration.between(then, now));
  }

  /** A span in its two largest units; {@code 0s} if it is negative. */
  public static String span(Duration span) {
    if (span.isNegative()) {
      return "0s";
    }
    long[] parts = {span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart()};
    String[] units = {"d", "h", "m", "s"};
    for (int i = 0; i < parts.length - 1; i++) {
      if (parts[i] > 0) {
        String rest = parts[i + 1] > 0 ? parts[i + 1] + units[i + 1] : "";
        return parts[i] + units[i] + rest;
      }
    }
    return parts[3] + "s";
  }
}
