package dev.tend.override.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Records as JSON that anybody may have written: a field that is missing, doubled, unknown or of
 * another kind is refused, in words that a person can act on. A component that may be missing is an
 * {@code Optional}.
 */
public final class StrictJson {
  /** Enough for a path, an expression or a sentence. */
  static final int LONGEST_TEXT = 4_000;

  /** Enough for the name of an item, a host or a person. */
  static final int LONGEST_NAME = 255;

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(5).build())
                  .build())
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, new Text())
                  .addDeserializer(Instant.class, new Moment()))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private StrictJson() {}

  /** A text is not what it should be; the message says why, fit for a terminal. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public RefusedException(String reason) {
      super(reason);
    }

    /** The reason. */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** A record on one line. */
  public static String write(Record written) {
    return JSON.writeValueAsString(written);
  }

  /**
   * The tree of a text.
   *
   * @throws RefusedException if it is not JSON
   */
  public static JsonNode tree(String text) throws RefusedException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException broken) {
      throw new RefusedException(
          "it is not JSON: " + PrintableText.of(String.valueOf(broken.getOriginalMessage())));
    }
  }

  /**
   * The record of a tree.
   *
   * @throws RefusedException if it is another one
   */
  public static <R extends Record> R read(JsonNode tree, Class<R> type) throws RefusedException {
    if (!tree.isObject()) {
      throw new RefusedException("it is not a JSON object");
    }
    refuseNulls("", tree);
    try {
      return JSON.treeToValue(tree, type);
    } catch (JacksonException unfit) {
      throw new RefusedException(reason(unfit));
    }
  }

  /** A null would pass for a component that may be missing. */
  private static void refuseNulls(String field, JsonNode node) throws RefusedException {
    if (node.isNull()) {
      throw new RefusedException("the field " + PrintableText.of(field) + " is not text");
    }
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      refuseNulls(field.isEmpty() ? one.getKey() : field + "." + one.getKey(), one.getValue());
    }
    for (JsonNode one : node.isArray() ? node.values() : List.<JsonNode>of()) {
      refuseNulls(field, one);
    }
  }

  private static String reason(JacksonException unfit) {
    String field =
        unfit.getPath().stream()
            .filter(step -> step.getPropertyName() != null)
            .map(step -> PrintableText.of(step.getPropertyName()))
            .collect(Collectors.joining("."));
    String original = String.valueOf(unfit.getOriginalMessage());
    if (unfit instanceof UnrecognizedPropertyException) {
      return "the field " + field + " is not known";
    }
    if (unfit instanceof UnfitException) {
      return "the field " + field + " " + original;
    }
    if (original.startsWith("Null value for creator property")) {
      return "the field " + field + " is missing";
    }
    if (unfit instanceof MismatchedInputException mismatched) {
      Class<?> wanted = mismatched.getTargetType();
      return "the field "
          + field
          + (wanted != null && Collection.class.isAssignableFrom(wanted)
              ? " is not a list"
              : " is not an object");
    }
    return PrintableText.of(original);
  }

  /** A value that one of the deserializers here refuses. */
  private static final class UnfitException extends DatabindException {
    private static final long serialVersionUID = 1L;

    UnfitException(String reason) {
      super(reason);
    }
  }

  /** A text that fits on a line. */
  private static final class Text extends ValueDeserializer<String> {
    @Override
    public String deserialize(JsonParser in, DeserializationContext context) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        throw new UnfitException("is not text");
      }
      String text = in.getString();
      if (text.length() > LONGEST_TEXT) {
        throw new UnfitException("has " + text.length() + " characters, more than " + LONGEST_TEXT);
      }
      if (!text.codePoints().allMatch(PrintableText::isFit)) {
        throw new UnfitException("contains a character that breaks lines or steers terminals");
      }
      return text;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      throw new UnfitException("is missing");
    }
  }

  /** An instant, such as people live to see. */
  private static final class Moment extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      String text = context.readValue(in, String.class);
      try {
        Instant instant = Instant.parse(text);
        if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
          return instant;
        }
      } catch (DateTimeException unknown) {
        throw unfit(text);
      }
      throw unfit(text);
    }

    private static UnfitException unfit(String text) {
      return new UnfitException(
          "is '"
              + PrintableText.of(text)
              + "' and no instant between the years 1970 and 9999, such as 2026-11-21T12:00:00Z");
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      throw new UnfitException("is missing");
    }
  }

  /**
   * A name, which is never blank.
   *
   * @throws RefusedException if it is blank or too long
   */
  public static String name(String field, String name) throws RefusedException {
    if (name.isBlank()) {
      throw new RefusedException("the field " + field + " is blank");
    }
    if (name.length() > LONGEST_NAME) {
      throw new RefusedException(
          "the field "
              + field
              + " has "
              + name.length()
              + " characters, more than "
              + LONGEST_NAME);
    }
    return name;
  }
}
