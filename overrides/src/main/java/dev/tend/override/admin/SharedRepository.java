package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The overrides for several servers. Its methods may hang for ever.
 *
 * @param directory the directory; it should have been looked at before, or recalled, so that it
 *     knows itself again
 */
public record SharedRepository(SharedDirectory directory) implements OverrideRepository {

  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    try {
      return directory.look().overrides();
    } catch (IOException unreadable) {
      throw trouble(unreadable);
    }
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return directory.objection(override, signature);
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    try {
      directory.write(override, signature, replace, now);
    } catch (IOException failed) {
      throw trouble(failed);
    }
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    try {
      return directory.remove(key);
    } catch (IOException failed) {
      throw trouble(failed);
    }
  }

  private static OverrideStoreException trouble(IOException failed) {
    return new OverrideStoreException(String.valueOf(failed.getMessage()), failed);
  }
}
