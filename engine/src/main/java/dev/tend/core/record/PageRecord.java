package dev.tend.core.record;

import dev.tend.core.effect.Page;

/**
 * A page that is not known to have been delivered. It is sent again at each start of the agent.
 *
 * @param page the page
 */
public record PageRecord(Page page) implements DurableRecord {
  /** The key of a page. */
  public static String key(String alertId, int sequence) {
    return "page:" + alertId + ":" + sequence;
  }

  @Override
  public String key() {
    return key(page.alertId(), page.sequence());
  }
}
