package dev.tend.override.shared;

import dev.tend.override.store.PrintableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an acknowledgement is written: one line of JSON. */
final class AcknowledgementText {
  /** The longest text, in bytes: that of {@link Acknowledgement#MOST_LINES} ordinary lines. */
  static final int MOST_BYTES = 4 << 20;

  private static final int FORMAT = 1;
  private static final int LONGEST_NAME = 255;
  private static final int MOST_GROUPS = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(4)
                          .maxStringLength(4 * LONGEST_NAME)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AcknowledgementText() {}

  /** It is no acknowledgement. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Writes one.
   *
   * @throws IllegalArgumentException if it could not be read again
   */
  static String write(Acknowledgement acknowledgement) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("server", acknowledgement.server());
    acknowledgement.groups().forEach(json.putArray("groups")::add);
    acknowledgement.version().ifPresent(version -> json.put("version", version));
    json.put("at", acknowledgement.at().toString());
    for (Acknowledgement.Line line : acknowledgement.lines()) {
      json.withArray("lines")
          .addObject()
          .put("override", line.overrideId())
          .put("outcome", line.outcome())
          .put("since", line.since().toString());
    }
    String text = JSON.writeValueAsString(json);
    try {
      if (read(text).equals(acknowledgement)) {
        return text;
      }
    } catch (Unreadable broken) {
      throw new IllegalArgumentException(
          "the acknowledgement cannot be kept: " + broken.getMessage(), broken);
    }
    throw new IllegalArgumentException("the acknowledgement would be read as another one");
  }

  static Acknowledgement read(String text) throws Unreadable {
    try {
      JsonNode json = JSON.readTree(text);
      if (!json.isObject() || json.path("format").asInt(0) != FORMAT) {
        throw new Unreadable("it is no acknowledgement of format " + FORMAT);
      }
      List<String> groups = new ArrayList<>();
      for (JsonNode group : json.path("groups").values()) {
        groups.add(name("groups", group));
      }
      List<Acknowledgement.Line> lines = new ArrayList<>();
      for (JsonNode line : json.path("lines").values()) {
        lines.add(
            new Acknowledgement.Line(
                name("override", line.path("override")),
                name("outcome", line.path("outcome")),
                instant("since", line)));
      }
      if (groups.size() > MOST_GROUPS) {
        throw new Unreadable("it names more than " + MOST_GROUPS + " groups");
      }
      Optional<String> version =
          json.has("version")
              ? Optional.of(name("version", json.path("version")))
              : Optional.empty();
      return new Acknowledgement(
          name("server", json.path("server")), groups, version, instant("at", json), lines);
    } catch (JacksonException | IllegalArgumentException broken) {
      throw new Unreadable("it is no acknowledgement: " + PrintableText.of(message(broken)));
    }
  }

  private static String message(RuntimeException broken) {
    return broken instanceof JacksonException json
        ? String.valueOf(json.getOriginalMessage())
        : String.valueOf(broken.getMessage());
  }

  private static String name(String field, JsonNode value) throws Unreadable {
    String name = value.isString() ? value.stringValue() : "";
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || !name.codePoints().allMatch(PrintableText::isFit)) {
      throw new Unreadable(
          "'" + field + "' is missing, too long, or holds characters that steer terminals");
    }
    return name;
  }

  private static Instant instant(String field, JsonNode json) throws Unreadable {
    try {
      return Instant.parse(name(field, json.path(field)));
    } catch (DateTimeException unknown) {
      throw new Unreadable("'" + field + "' is no instant such as 2026-11-21T12:00:00Z");
    }
  }
}
