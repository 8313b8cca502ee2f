package dev.tend.poll;

import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideRepository;
import dev.tend.override.store.OverrideStoreException;
import java.util.Optional;

/** The local store of overrides, as the poller needs it. Its methods may wait for a disk. */
public interface LocalBackend extends AutoCloseable {

  /** Opens it. */
  @FunctionalInterface
  interface Opening {
    /** The store, open; to be closed by whoever asked. */
    LocalBackend open() throws OverrideStoreException;
  }

  /** What is in it now. */
  LocalView view() throws OverrideStoreException;

  /** The number of {@link LocalView#change} now; costs little. */
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
