package dev.tend.state;

import dev.tend.core.event.EventId;
import dev.tend.core.input.ComponentState;
import dev.tend.core.record.LongList;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.Types;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How the core's data is written as JSON. Records are written by their components; an unknown
 * component is ignored, and a missing one is an error unless it may be empty.
 */
final class Json {
  private Json() {}

  /** A mapper that knows the responders of these types. */
  static JsonMapper mapper(Types types) {
    SimpleModule module = new SimpleModule();
    as(String[].class, module, ItemId.class, Json::parts, Json::item);
    as(Long.class, module, EventId.class, EventId::packed, EventId::unpacked);
    as(byte[].class, module, LongList.class, DeltaCodec::pack, DeltaCodec::unpack);
    module.addDeserializer(ComponentState.class, new HoldStateReader());
    module.addSerializer(ResponderDefinition.class, new ResponderJson.Write());
    module.addDeserializer(ResponderDefinition.class, new ResponderJson.Read(types));
    return JsonMapper.builder()
        .addModule(module)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
        .build();
  }

  /** The parts, in their original case. */
  private static String[] parts(ItemId id) {
    return Stream.concat(Stream.of(id.healthSet(), id.item()), id.target().stream())
        .toArray(String[]::new);
  }

  private static ItemId item(String[] parts) {
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException("an identity has 2 or 3 parts");
    }
    ItemId id = ItemId.of(parts[0], parts[1]);
    return parts.length == 3 ? id.forTarget(parts[2]) : id;
  }

  /** Before there was a state, every hold took its component out of service. */
  private static final class HoldStateReader extends ValueDeserializer<ComponentState> {
    @Override
    public ComponentState deserialize(JsonParser in, DeserializationContext context) {
      String name = in.getValueAsString("");
      return Stream.of(ComponentState.values())
          .filter(state -> state.name().equals(name))
          .findFirst()
          .orElseGet(
              () -> context.reportInputMismatch(this, "there is no component state %s", name));
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return ComponentState.INACTIVE;
    }
  }

  /** Writes values of a type as another; {@code back} throws on what is not one of them. */
  private static <W, T> void as(
      Class<W> form,
      SimpleModule module,
      Class<T> type,
      Function<T, W> there,
      Function<W, T> back) {
    module.addSerializer(
        type,
        new ValueSerializer<>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            context.writeValue(out, there.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            try {
              return back.apply(context.readValue(in, form));
            } catch (IllegalArgumentException wrong) {
              return context.reportInputMismatch(this, "%s", wrong.getMessage());
            }
          }
        });
  }
}
