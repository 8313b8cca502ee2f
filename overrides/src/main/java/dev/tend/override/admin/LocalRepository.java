package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.OverrideStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * This server's own overrides. Nobody signs them: who can write there is believed.
 *
 * @param store the store, which somebody else closes
 */
public record LocalRepository(LocalStore store) implements OverrideRepository {

  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    return store.overrides();
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return Optional.empty();
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    store.add(override, replace, now);
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    return store.remove(key);
  }
}
