package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import java.util.List;

/**
 * What is in the local store at one instant.
 *
 * @param overrides all that can be read, expired ones too, in the order of their keys
 * @param rejectedSources rows that are not trusted
 * @param change a number that differs after each change
 */
public record LocalView(
    List<MonitoringOverride> overrides, List<RejectedSource> rejectedSources, long change) {
  /** Copies the lists. */
  public LocalView {
    overrides = List.copyOf(overrides);
    rejectedSources = List.copyOf(rejectedSources);
  }
}
