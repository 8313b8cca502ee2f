package dev.tend.api.answer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the API: names of records' components, words of enums, instants in ISO-8601. */
public final class ApiJson {
  private final JsonMapper mapper = JsonMapper.builder().build();

  /** The JSON of an answer. */
  public String write(Object answer) {
    return mapper.writeValueAsString(answer);
  }

  /**
   * Reads a request or an answer; unknown keys are refused.
   *
   * @throws JacksonException if the text is no JSON, or not of this type
   */
  public <T> T read(String json, Class<T> type) {
    return mapper.readValue(json, type);
  }
}
