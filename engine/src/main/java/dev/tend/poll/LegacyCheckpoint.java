package dev.tend.poll;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.change.AnnouncedOutcome;
import dev.tend.override.change.AnnouncedState;
import dev.tend.override.change.OverrideSummary;
import dev.tend.override.shared.Acknowledgement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Notes as version 0.1 wrote them: in lines, with tabs between the parts of one. */
final class LegacyCheckpoint {
  private LegacyCheckpoint() {}

  /** The outcomes of shared overrides; none if the text is damaged. */
  static List<Acknowledgement.Line> outcomes(String text) {
    try {
      return text.lines()
          .map(line -> line.split("\t", 3))
          .filter(parts -> parts.length == 3)
          .map(parts -> new Acknowledgement.Line(parts[2], parts[1], Instant.parse(parts[0])))
          .toList();
    } catch (DateTimeException damaged) {
      return List.of();
    }
  }

  /** What was left out: three lines each. */
  static List<RejectedSource> leftOut(String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size() / 3)
        .map(one -> 3 * one)
        .mapToObj(i -> new RejectedSource(lines.get(i), lines.get(i + 1), lines.get(i + 2)))
        .toList();
  }

  /**
   * What was announced; the last line has the number of those before it, so that a cut text is
   * noticed.
   */
  static Optional<AnnouncedState> announced(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    int last = lines.size() - 2;
    if (last < 1
        || !lines.getFirst().equals("told\t1")
        || !lines.get(last).equals("end\t" + last)) {
      return Optional.empty();
    }
    try {
      return Optional.of(announced(lines.subList(1, last)));
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static AnnouncedState announced(List<String> lines) {
    boolean started = false;
    Optional<String> version = Optional.empty();
    Optional<Instant> directoryLost = Optional.empty();
    Map<String, String> leftOut = new TreeMap<>();
    Map<String, AnnouncedState.Line> overrides = new TreeMap<>();
    for (String line : lines) {
      List<String> parts = Stream.of(line.split("\t", -1)).map(String::translateEscapes).toList();
      switch (parts.getFirst()) {
        case "version" -> {
          started = true;
          version = Optional.of(parts.get(1)).filter(known -> !known.isEmpty());
        }
        case "directory" -> directoryLost = Optional.of(Instant.parse(parts.get(1)));
        case "leftout" -> leftOut.put(parts.get(1), parts.get(2));
        case "override" -> overrides.put(parts.get(5), override(parts));
        case String other -> throw new IllegalArgumentException("unknown line " + other);
      }
    }
    return new AnnouncedState(started, version, directoryLost, leftOut, overrides);
  }

  private static AnnouncedState.Line override(List<String> parts) {
    OverrideSummary summary =
        new OverrideSummary(
            parts.get(5),
            OverrideScope.valueOf(parts.get(6)),
            parts.get(7),
            subject(parts.get(8), parts.get(9)),
            parts.get(10),
            parts.get(11),
            parts.get(12),
            parts.get(13),
            parts.get(14),
            Optional.of(parts.get(15)).filter(end -> !end.isEmpty()).map(Instant::parse));
    return new AnnouncedState.Line(
        AnnouncedOutcome.valueOf(parts.get(1)),
        parts.get(2),
        parts.get(3).equals("1"),
        parts.get(4),
        summary);
  }

  private static Subject subject(String type, String identity) {
    return Stream.of(ItemType.values())
        .filter(one -> one.text().equals(type))
        .findFirst()
        .<Subject>map(item -> new Subject.Item(item, ItemId.parse(identity).orElseThrow()))
        .orElseGet(() -> new Subject.WholeSet(identity));
  }
}
