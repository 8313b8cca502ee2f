package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideStoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the overrides of one scope are kept. Its methods may wait for a disk. */
public interface OverrideRepository {

  /** The overrides that are there now, expired ones among them. */
  List<MonitoringOverride> overrides() throws OverrideStoreException;

  /**
   * Why an override would not be believed once it lay there, such as for want of a signature.
   *
   * @param signature the line with its signature; empty when it is not signed
   * @return words for the person who asked for it; empty when nothing is in the way
   */
  Optional<String> objection(MonitoringOverride override, Optional<String> signature);

  /**
   * Puts an override there.
   *
   * @param signature the line with its signature; empty when it is not signed
   * @param replace whether one with the same key that still holds makes way
   * @throws ExistingOverrideException if one does not; then nothing was written
   */
  void add(MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException;

  /** Takes an override away; empty when there is none of the key. */
  Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException;
}
