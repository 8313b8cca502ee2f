package dev.tend.api.model;

import java.lang.reflect.RecordComponent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the API: names of records' components, words of enums, instants in ISO-8601. */
public final class ApiJson {
  private final JsonMapper mapper =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The JSON of an answer. */
  public String write(Object answer) {
    return mapper.writeValueAsString(answer);
  }

  /**
   * Reads a request; unknown keys are refused, and so are missing ones that are required.
   *
   * @throws JacksonException if the text is not JSON, or not of this type
   */
  public <T extends Record> T readStrictly(String json, Class<T> type) {
    T request =
        mapper
            .readerFor(type)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .readValue(json);
    if (request == null) {
      throw new IncompleteException("it is null, not an object");
    }
    for (RecordComponent part : type.getRecordComponents()) {
      if (isMissing(part, request)) {
        throw new IncompleteException(part.getName() + " is missing");
      }
    }
    return request;
  }

  private static boolean isMissing(RecordComponent part, Record request) {
    try {
      return part.getAccessor().invoke(request) == null;
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException("requests are public records", hidden);
    }
  }

  private static final class IncompleteException extends JacksonException {
    private static final long serialVersionUID = 1L;

    IncompleteException(String what) {
      super(what);
    }
  }

  /**
   * Reads an answer, also of a newer agent: unknown keys are ignored.
   *
   * @throws JacksonException if the text is not JSON, or not of this type
   */
  public <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }
}
