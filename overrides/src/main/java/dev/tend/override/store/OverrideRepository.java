package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the overrides of one scope are kept. Its methods may wait for a disk, or hang. */
public interface OverrideRepository {

  /** The overrides that are there now, expired ones among them. */
  List<MonitoringOverride> overrides() throws IOException, OverrideStoreException;

  /**
   * Why an override would not be trusted once it is there, such as for lack of a signature. This
   * server's own are not signed: those who can write there are trusted.
   *
   * @param signature the line with its signature; empty when it is not signed
   * @return words for the person who asked for it; empty when nothing is in the way
   */
  default Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return Optional.empty();
  }

  /**
   * Adds an override.
   *
   * @param signature the line with its signature; empty when it is not signed
   * @param replace whether one with the same key that is still in effect is replaced
   * @param now decides what has expired
   * @throws ExistingOverrideException if one is not replaced; then nothing was written
   */
  void add(MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws IOException, OverrideStoreException, ExistingOverrideException;

  /** Removes an override; empty if none has the key. */
  Optional<MonitoringOverride> remove(OverrideKey key) throws IOException, OverrideStoreException;
}
