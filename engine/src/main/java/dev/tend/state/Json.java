package dev.tend.state;

import dev.tend.core.event.EventId;
import dev.tend.core.record.LongList;
import dev.tend.definition.ItemId;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.Types;
import java.util.Optional;
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
 * How the core's data is written as JSON. Records go by their components; a component that is not
 * known is passed over, and one that is missing is an error unless it may be empty.
 */
final class Json {
  private Json() {}

  /** A mapper that knows the responders of these types. */
  static JsonMapper mapper(Types types) {
    SimpleModule module = new SimpleModule();
    module.addSerializer(ItemId.class, new WriteItem());
    module.addDeserializer(ItemId.class, new ReadItem());
    module.addSerializer(EventId.class, new WriteEvent());
    module.addDeserializer(EventId.class, new ReadEvent());
    module.addSerializer(LongList.class, new WriteRow());
    module.addDeserializer(LongList.class, new ReadRow());
    module.addSerializer(ResponderDefinition.class, new ResponderJson.Write());
    module.addDeserializer(ResponderDefinition.class, new ResponderJson.Read(types));
    return JsonMapper.builder()
        .addModule(module)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
        .build();
  }

  /** An array of the parts, whose case is kept. */
  private static final class WriteItem extends ValueSerializer<ItemId> {
    @Override
    public void serialize(ItemId id, JsonGenerator out, SerializationContext context) {
      out.writeStartArray();
      out.writeString(id.healthSet());
      out.writeString(id.item());
      id.target().ifPresent(out::writeString);
      out.writeEndArray();
    }
  }

  private static final class ReadItem extends ValueDeserializer<ItemId> {
    @Override
    public ItemId deserialize(JsonParser in, DeserializationContext context) {
      String[] parts = context.readValue(in, String[].class);
      if (parts.length < 2 || parts.length > 3) {
        return context.reportInputMismatch(this, "an identity has 2 or 3 parts");
      }
      return ItemId.of(parts[0], parts[1])
          .forTarget(parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
    }
  }

  private static final class WriteEvent extends ValueSerializer<EventId> {
    @Override
    public void serialize(EventId id, JsonGenerator out, SerializationContext context) {
      out.writeNumber(id.packed());
    }
  }

  private static final class ReadEvent extends ValueDeserializer<EventId> {
    @Override
    public EventId deserialize(JsonParser in, DeserializationContext context) {
      return EventId.unpacked(in.getLongValue());
    }
  }

  private static final class WriteRow extends ValueSerializer<LongList> {
    @Override
    public void serialize(LongList row, JsonGenerator out, SerializationContext context) {
      out.writeBinary(DeltaCodec.pack(row));
    }
  }

  private static final class ReadRow extends ValueDeserializer<LongList> {
    @Override
    public LongList deserialize(JsonParser in, DeserializationContext context) {
      Optional<LongList> row = DeltaCodec.unpack(in.getBinaryValue());
      return row.isPresent()
          ? row.get()
          : context.reportInputMismatch(this, "a row of numbers is cut off");
    }
  }
}
