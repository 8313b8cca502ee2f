package dev.tend.poll;

import dev.tend.override.RejectedSource;
import dev.tend.override.change.AnnouncedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an earlier life noted, by the name of the note. Whatever is damaged is as if it had not been
 * noted.
 */
record RestoredCheckpoint(Map<String, String> notes) {
  RestoredCheckpoint {
    notes = Map.copyOf(notes);
  }

  /** What is known, with what an earlier life knew. */
  OverrideCache appliedTo(OverrideCache cache, BackendAccess backendAccess) {
    return cache.recalled(
        cache
            .settings()
            .shared()
            .flatMap(
                source ->
                    note(PollerCheckpoint.SHARED)
                        .flatMap(text -> backendAccess.recall(source, text)))
            .map(view -> view.rejecting(leftOut(note(PollerCheckpoint.LEFT_OUT).orElse("")))),
        note(PollerCheckpoint.VERSION).flatMap(OverrideCache::versionOf));
  }

  AnnouncedState announced() {
    return note(PollerCheckpoint.TOLD).map(AnnouncedState::parse).orElse(AnnouncedState.NOTHING);
  }

  AcknowledgedOutcomes acknowledgedOutcomes() {
    return note(PollerCheckpoint.OUTCOMES)
        .map(AcknowledgedOutcomes::parse)
        .orElse(AcknowledgedOutcomes.NONE);
  }

  private Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** A text for what was not believed: three lines each. */
  static String text(List<RejectedSource> rejectedSource) {
    return rejectedSource.stream()
        .map(what -> line(what.source()) + line(what.reason()) + line(what.remedy()))
        .collect(Collectors.joining());
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ") + "\n";
  }

  private static List<RejectedSource> leftOut(String text) {
    List<String> lines = text.lines().toList();
    List<RejectedSource> all = new ArrayList<>();
    for (int i = 0; i + 2 < lines.size(); i += 3) {
      all.add(new RejectedSource(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
    }
    return all;
  }
}
