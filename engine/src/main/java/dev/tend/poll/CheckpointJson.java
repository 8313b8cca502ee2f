package dev.tend.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tend.definition.ItemId;
import dev.tend.override.Subject;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The poller's notes over restarts, as JSON. What is damaged or of another form is ignored. */
final class CheckpointJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(Subject.class, ByItsFields.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(ItemId.class, new ToStringSerializer(ItemId.class))
                  .addDeserializer(ItemId.class, new Identity()))
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private CheckpointJson() {}

  /** An item or a whole health set. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  @JsonSubTypes({
    @JsonSubTypes.Type(Subject.Item.class),
    @JsonSubTypes.Type(Subject.WholeSet.class)
  })
  private interface ByItsFields {}

  /** An identity as output shows it. */
  private static final class Identity extends ValueDeserializer<ItemId> {
    @Override
    public ItemId deserialize(JsonParser in, DeserializationContext context) {
      Optional<ItemId> id = ItemId.parse(in.getString());
      return id.isPresent() ? id.get() : context.reportInputMismatch(this, "it is not an identity");
    }
  }

  /** The text of a note; equal notes have equal texts. */
  static String write(Object note) {
    return JSON.writeValueAsString(note);
  }

  /** The note of a text; empty if it is not of this type. */
  static <T> Optional<T> read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(text, type));
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }
}
