package dev.tend.override.store;

import java.util.Optional;

/** The overrides of one server, and what its agent notes beside them. */
public interface LocalRepository extends OverrideRepository, AutoCloseable {

  /**
   * The overrides, and what lies there and is not believed.
   *
   * @throws OverrideStoreException if it cannot be read
   */
  LocalView view() throws OverrideStoreException;

  /**
   * A number that is another one whenever any program has changed an override; costs little. Ask
   * for it before {@link #view()}: a change in between is then seen the next time.
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
   * Keeps a note, in the place of the one of the same name.
   *
   * @throws OverrideStoreException if it was not kept, or nobody can tell
   * @throws IllegalArgumentException if it is longer than {@link LocalStore#LONGEST_NOTE}
   */
  void note(String name, String text) throws OverrideStoreException;

  /**
   * Lets go of what is open; a later call takes it up again.
   *
   * @throws OverrideStoreException if that failed; nothing is lost by it
   */
  @Override
  void close() throws OverrideStoreException;
}
