package dev.tend.override.store;

import java.util.Optional;

/** The overrides of one server, and what its agent notes beside them. */
public interface LocalRepository extends OverrideRepository, AutoCloseable {

  /**
   * The overrides, and the rows that are not trusted.
   *
   * @throws OverrideStoreException if it cannot be read
   */
  LocalView view() throws OverrideStoreException;

  /**
   * A number that differs whenever any program has changed an override; cheap. Read it before
   * {@link #view()}: a change in between is then seen the next time.
   *
   * @throws OverrideStoreException if it cannot be read
   */
  long change() throws OverrideStoreException;

  /**
   * A note of this name; it has nothing to do with {@link #change()}.
   *
   * @return empty when there is none, or when it is not what was written
   * @throws OverrideStoreException if it cannot be read
   */
  Optional<String> note(String name) throws OverrideStoreException;

  /**
   * Stores a note, replacing the one of the same name.
   *
   * @throws OverrideStoreException if it was not kept, or that is unknown
   * @throws IllegalArgumentException if it is longer than {@link LocalStore#LONGEST_NOTE}
   */
  void note(String name, String text) throws OverrideStoreException;

  /**
   * Closes what is open; a later call opens it again.
   *
   * @throws OverrideStoreException if that failed; nothing is lost by it
   */
  @Override
  void close() throws OverrideStoreException;
}
