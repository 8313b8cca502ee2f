package dev.tend.cli;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.admin.OverrideRepository;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A shelf that may hang, which is then given up.
 *
 * @param shelf the shelf
 * @param where where that is, for messages
 * @param limiter how long it is waited for
 */
record TimeLimitedRepository(OverrideRepository shelf, String where, TimeLimiter limiter)
    implements OverrideRepository {

  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    return within(shelf::overrides);
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return shelf.objection(override, signature);
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    Optional<ExistingOverrideException> inTheWay =
        within(
            () -> {
              try {
                shelf.add(override, signature, replace, now);
                return Optional.empty();
              } catch (ExistingOverrideException existing) {
                return Optional.of(existing);
              }
            });
    if (inTheWay.isPresent()) {
      throw inTheWay.get();
    }
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    return within(() -> shelf.remove(key));
  }

  private <T> T within(Callable<T> question) throws OverrideStoreException {
    try {
      return limiter.within(where, question);
    } catch (IOException failed) {
      if (failed.getCause() instanceof OverrideStoreException told) {
        throw told;
      }
      throw new OverrideStoreException(String.valueOf(failed.getMessage()), failed);
    }
  }
}
