package dev.tend.poll;

import dev.tend.override.RejectedSource;
import dev.tend.override.change.AnnouncedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an earlier run noted, by the name of the note. Damaged notes are ignored. */
record RestoredCheckpoint(Map<String, String> notes) {
  RestoredCheckpoint {
    notes = Map.copyOf(notes);
  }

  /** What is known, with what an earlier run knew. */
  LastKnownOverrides appliedTo(LastKnownOverrides cache, BackendCalls backends) {
    return cache.recalled(
        cache
            .settings()
            .shared()
            .flatMap(
                source ->
                    note(PollerCheckpoint.SHARED).flatMap(text -> backends.recall(source, text)))
            .map(view -> view.rejecting(leftOut(note(PollerCheckpoint.LEFT_OUT).orElse("")))),
        note(PollerCheckpoint.VERSION).flatMap(LastKnownOverrides::versionOf));
  }

  AnnouncedState announced() {
    return note(PollerCheckpoint.ANNOUNCED)
        .flatMap(
            text ->
                CheckpointJson.read(text, AnnouncedState.class)
                    .or(() -> LegacyCheckpoint.announced(text)))
        .orElse(AnnouncedState.NOTHING);
  }

  AcknowledgedOutcomes acknowledgedOutcomes() {
    return note(PollerCheckpoint.OUTCOMES)
        .map(AcknowledgedOutcomes::parse)
        .orElse(AcknowledgedOutcomes.NONE);
  }

  private Optional<String> note(String name) {
    return Optional.ofNullable(notes.get(name));
  }

  /** A text for what was left out. */
  static String text(List<RejectedSource> rejectedSource) {
    return CheckpointJson.write(rejectedSource);
  }

  private static List<RejectedSource> leftOut(String text) {
    return CheckpointJson.read(text, RejectedSource[].class)
        .map(List::of)
        .orElseGet(() -> LegacyCheckpoint.leftOut(text));
  }
}
