package dev.tend.core.record;

import java.util.Locale;
import java.util.Map;

/**
 * The targets of a health set that were discovered.
 *
 * @param healthSet the health set
 * @param missing each target, with the number of discoveries in a row that did not find it
 */
public record TargetsRecord(String healthSet, Map<String, Integer> missing)
    implements DurableRecord {
  @Override
  public String key() {
    return "targets:" + healthSet.toLowerCase(Locale.ROOT);
  }
}
