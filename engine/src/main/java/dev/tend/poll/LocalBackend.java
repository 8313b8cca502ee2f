package dev.tend.poll;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.store.OverrideRepository;
import dev.tend.override.store.OverrideStoreException;
import java.util.List;
import java.util.Optional;

/** The local store of overrides, as the poller needs it. Its methods may wait for a disk. */
public interface LocalBackend extends AutoCloseable {

  /**
   * What is in it.
   *
   * @param overrides the overrides, expired ones among them
   * @param rejectedSource what is not believed
   * @param change a number that is another one after each change
   */
  record Contents(
      List<MonitoringOverride> overrides, List<RejectedSource> rejectedSource, long change) {
    /** Copies the lists. */
    public Contents {
      overrides = List.copyOf(overrides);
      rejectedSource = List.copyOf(rejectedSource);
    }
  }

  /** Opens it. */
  @FunctionalInterface
  interface Opening {
    /** The store, open; to be closed by whoever asked. */
    LocalBackend open() throws OverrideStoreException;
  }

  /** What is in it now. */
  Contents contents() throws OverrideStoreException;

  /** The number of {@link Contents#change} now; costs little. */
  long change() throws OverrideStoreException;

  /** A text that was noted under a name; empty when there is none. */
  Optional<String> note(String name) throws OverrideStoreException;

  /** Notes a text under a name. */
  void note(String name, String text) throws OverrideStoreException;

  /** The same store for those who add and remove. */
  OverrideRepository repository();

  @Override
  void close();
}
