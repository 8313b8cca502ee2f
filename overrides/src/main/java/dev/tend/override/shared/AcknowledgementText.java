package dev.tend.override.shared;

import static dev.tend.override.store.StrictJson.name;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tend.override.store.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an acknowledgement is written: one line of JSON. */
final class AcknowledgementText {
  /** The longest text, in bytes: that of {@link Acknowledgement#MOST_LINES} ordinary lines. */
  static final int MOST_BYTES = 4 << 20;

  private static final int FORMAT = 1;
  private static final int MOST_GROUPS = 1_000;

  private AcknowledgementText() {}

  /** As it is written; a later version may say more. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Written(
      int format,
      String server,
      List<String> groups,
      Optional<String> version,
      Instant at,
      Optional<List<WrittenLine>> lines) {}

  /** What became of one override. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record WrittenLine(String override, String outcome, Instant since) {}

  /**
   * Writes one.
   *
   * @throws IllegalArgumentException if it could not be read again
   */
  static String write(Acknowledgement acknowledgement) {
    List<WrittenLine> lines =
        acknowledgement.lines().stream()
            .map(line -> new WrittenLine(line.overrideId(), line.outcome(), line.since()))
            .toList();
    String text =
        StrictJson.write(
            new Written(
                FORMAT,
                acknowledgement.server(),
                acknowledgement.groups(),
                acknowledgement.version(),
                acknowledgement.at(),
                Optional.of(lines)));
    try {
      if (read(text).equals(acknowledgement)) {
        return text;
      }
    } catch (StrictJson.RefusedException broken) {
      throw new IllegalArgumentException(
          "the acknowledgement cannot be kept: " + broken.getMessage(), broken);
    }
    throw new IllegalArgumentException("the acknowledgement would be read as another one");
  }

  static Acknowledgement read(String text) throws StrictJson.RefusedException {
    Written written = StrictJson.read(StrictJson.tree(text), Written.class);
    if (written.format != FORMAT || written.groups.size() > MOST_GROUPS) {
      throw new StrictJson.RefusedException(
          "it is not an acknowledgement of format "
              + FORMAT
              + " and at most "
              + MOST_GROUPS
              + " groups");
    }
    for (String group : written.groups) {
      name("groups", group);
    }
    List<Acknowledgement.Line> lines = new ArrayList<>();
    for (WrittenLine line : written.lines.orElse(List.of())) {
      lines.add(
          new Acknowledgement.Line(
              name("override", line.override), name("outcome", line.outcome), line.since));
    }
    if (written.version.isPresent()) {
      name("version", written.version.get());
    }
    try {
      return new Acknowledgement(
          name("server", written.server), written.groups, written.version, written.at, lines);
    } catch (IllegalArgumentException broken) {
      throw new StrictJson.RefusedException(String.valueOf(broken.getMessage()));
    }
  }
}
