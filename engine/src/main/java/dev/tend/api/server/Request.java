package dev.tend.api.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked.
 *
 * @param method such as {@code GET}
 * @param path without the query
 * @param query by name; the last of a name counts
 * @param body at most as long as the server reads
 */
record Request(String method, String path, Map<String, String> query, String body) {

  static Request of(String method, String path, Optional<String> rawQuery, String body) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : rawQuery.orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Request(method, path, query, body);
  }

  /** The value of a query parameter; empty when it is not given or has none. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ApiException(400, "the query is not encoded as URLs are", "encode % as %25");
    }
  }
}
