package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shelf in memory. */
final class MemoryRepository implements OverrideRepository {
  final List<MonitoringOverride> overrides = new ArrayList<>();
  final List<String> signatures = new ArrayList<>();

  /** Signatures that are believed; empty: nobody asks for any. */
  final List<String> trusted = new ArrayList<>();

  /** Somebody else adds this one just before we do. */
  Optional<MonitoringOverride> faster = Optional.empty();

  @Override
  public List<MonitoringOverride> overrides() {
    return List.copyOf(overrides);
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return trusted.isEmpty() || signature.filter(trusted::contains).isPresent()
        ? Optional.empty()
        : Optional.of("it lacks the signature of one of " + trusted);
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws ExistingOverrideException {
    faster.ifPresent(overrides::add);
    Optional<MonitoringOverride> there =
        overrides.stream().filter(other -> other.key().equals(override.key())).findFirst();
    if (there.isPresent() && !replace && !there.get().expiredAt(now)) {
      throw new ExistingOverrideException(there.get());
    }
    there.ifPresent(overrides::remove);
    overrides.add(override);
    signature.ifPresent(signatures::add);
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) {
    Optional<MonitoringOverride> there =
        overrides.stream().filter(other -> other.key().equals(key)).findFirst();
    there.ifPresent(overrides::remove);
    return there;
  }
}
