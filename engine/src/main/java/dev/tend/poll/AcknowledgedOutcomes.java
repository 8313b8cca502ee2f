package dev.tend.poll;

import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.Acknowledgement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became here of each override that servers share, and since when.
 *
 * @param lines by the override's id, or the file's name
 */
record AcknowledgedOutcomes(Map<String, Acknowledgement.Line> lines) {
  static final AcknowledgedOutcomes NONE = new AcknowledgedOutcomes(Map.of());
  private static final int LONGEST = 250;

  AcknowledgedOutcomes {
    lines = Collections.unmodifiableMap(new TreeMap<>(lines));
  }

  /** The outcomes now; unchanged ones keep their beginning. */
  AcknowledgedOutcomes then(
      EffectiveDefinitions effective, List<RejectedSource> rejectedSource, Instant now) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    effective.effects().stream()
        .filter(effect -> effect.override().scope() == OverrideScope.GLOBAL)
        .forEach(
            effect ->
                outcomes.putIfAbsent(effect.override().id(), bounded(effect.outcome().summary())));
    rejectedSource.forEach(what -> outcomes.putIfAbsent(what.source(), leftOut(what)));
    Map<String, Acknowledgement.Line> newer = new TreeMap<>();
    outcomes.entrySet().stream()
        .limit(Acknowledgement.MOST_LINES)
        .forEach(entry -> newer.put(entry.getKey(), line(entry.getKey(), entry.getValue(), now)));
    return new AcknowledgedOutcomes(newer);
  }

  List<Acknowledgement.Line> list() {
    return List.copyOf(lines.values());
  }

  private Acknowledgement.Line line(String id, String outcome, Instant now) {
    return Optional.ofNullable(lines.get(id))
        .filter(line -> line.outcome().equals(outcome))
        .orElseGet(() -> new Acknowledgement.Line(id, outcome, now));
  }

  private static String leftOut(RejectedSource what) {
    return bounded("left out: " + what.reason());
  }

  private static String bounded(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** A text that {@link #parse} reads. */
  String text() {
    return CheckpointJson.write(list());
  }

  /** Reads what {@link #text} wrote, here or in version 0.1; damaged text loses the beginnings. */
  static AcknowledgedOutcomes parse(String text) {
    Map<String, Acknowledgement.Line> lines = new TreeMap<>();
    Optional<Acknowledgement.Line[]> noted =
        CheckpointJson.read(text, Acknowledgement.Line[].class);
    (noted.isPresent() ? List.of(noted.get()) : LegacyCheckpoint.outcomes(text))
        .forEach(line -> lines.put(line.overrideId(), line));
    return new AcknowledgedOutcomes(lines);
  }
}
