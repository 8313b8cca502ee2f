package dev.tend.recovery.webhook;

import dev.tend.core.effect.Page;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The body that a webhook gets: one flat JSON object, its fields named as in the event log. */
final class PageJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PageJson() {}

  static byte[] of(Page page, String server) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("alert.id", page.alertId());
    fields.put("sequence", page.sequence());
    fields.put("kind", page.kind().name().toLowerCase(Locale.ROOT));
    fields.put("server", server);
    fields.put("monitor", page.monitor().toString());
    fields.put("state", page.state().text());
    fields.put("urgency", page.urgency().text());
    fields.put("team", page.team());
    fields.put("subject", page.subject());
    fields.put("reason", page.reason());
    fields.put("evidence", page.evidence());
    return MAPPER.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
  }
}
