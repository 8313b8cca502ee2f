package dev.tend.override.change;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.merge.ServerContext;
import java.util.List;

/**
 * What is seen of overrides at one moment.
 *
 * @param overrides all that are believed, of both scopes; of a shared directory that cannot be read
 *     the last good ones
 * @param leftOut what is not believed
 * @param directory how it stands with the shared directory
 * @param circumstances the server
 */
public record Sight(
    List<MonitoringOverride> overrides,
    List<RejectedSource> leftOut,
    DirectoryState directory,
    ServerContext circumstances) {
  /** Copies the lists. */
  public Sight {
    overrides = List.copyOf(overrides);
    leftOut = List.copyOf(leftOut);
  }
}
