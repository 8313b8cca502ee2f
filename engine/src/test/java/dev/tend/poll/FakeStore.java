package dev.tend.poll;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.LocalRepository;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A local store in memory, which outlives pollers and can be broken. */
final class FakeStore implements LocalRepository {
  private final List<MonitoringOverride> overrides = new ArrayList<>();
  private final Map<String, String> notes = new HashMap<>();
  private Optional<String> trouble = Optional.empty();
  private long change;
  private int readings;

  void breaks(String why) {
    trouble = Optional.of(why);
  }

  void works() {
    trouble = Optional.empty();
  }

  /** Another program writes. */
  void holds(MonitoringOverride... all) {
    overrides.clear();
    overrides.addAll(List.of(all));
    change++;
  }

  int readings() {
    return readings;
  }

  Map<String, String> notes() {
    return notes;
  }

  LocalRepository open() throws OverrideStoreException {
    check();
    return this;
  }

  private void check() throws OverrideStoreException {
    if (trouble.isPresent()) {
      throw new OverrideStoreException(trouble.get());
    }
  }

  @Override
  public LocalView view() throws OverrideStoreException {
    check();
    readings++;
    return new LocalView(overrides, List.of(), change);
  }

  @Override
  public long change() throws OverrideStoreException {
    check();
    return change;
  }

  @Override
  public Optional<String> note(String name) throws OverrideStoreException {
    check();
    return Optional.ofNullable(notes.get(name));
  }

  @Override
  public void note(String name, String text) throws OverrideStoreException {
    check();
    notes.put(name, text);
  }

  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    check();
    return List.copyOf(overrides);
  }

  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signature) {
    return Optional.empty();
  }

  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException {
    check();
    overrides.removeIf(other -> other.key().equals(override.key()));
    overrides.add(override);
    change++;
  }

  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    check();
    Optional<MonitoringOverride> found =
        overrides.stream().filter(one -> one.key().equals(key)).findFirst();
    found.ifPresent(overrides::remove);
    change++;
    return found;
  }

  @Override
  public void close() {
    // It lives as long as the test.
  }
}
