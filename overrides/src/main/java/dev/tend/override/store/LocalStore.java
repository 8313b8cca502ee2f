package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.OverrideScope;
import dev.tend.sqlite.SqliteTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The overrides of one server, in one file of its state directory. Any number of programs may have
 * it open, and any number of threads may use it; each call waits up to five seconds for the others,
 * and for the disk. What a method was given is on the disk when it returns.
 *
 * <p>Every method but {@link #open} that throws {@link OverrideStoreException} may be tried again:
 * it begins anew, and the message says what to do before. A file that was taken away or exchanged
 * stays refused until it is back; this store never begins another one.
 */
public final class LocalStore implements OverrideRepository, AutoCloseable {
  /** Its name in the state directory. */
  public static final String FILE = "overrides.db";

  /** How many overrides are kept, expired ones too. */
  public static final int MOST_OVERRIDES = 10_000;

  /** The longest note, in characters. */
  public static final int LONGEST_NOTE = 16 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LocalConnection connection;

  private LocalStore(LocalConnection connection) {
    this.connection = connection;
  }

  /**
   * Opens the overrides in a state directory, and makes the file when none is there: one that root
   * makes belongs to the owner of the directory. A file that cannot be written, but read, is opened
   * for reading.
   *
   * @throws OverrideStoreException if the directory is not there or the file cannot be made, is
   *     locked, damaged, of a newer version or not Tend's, or others than root, this user and the
   *     directory's owner may have written it; it is not touched then
   */
  public static LocalStore open(Path stateDirectory) throws OverrideStoreException {
    return open(stateDirectory, PATIENCE);
  }

  static LocalStore open(Path stateDirectory, Duration patience) throws OverrideStoreException {
    return new LocalStore(LocalConnection.open(new LocalFile(stateDirectory), patience));
  }

  /**
   * All overrides that can be read, expired ones too, in the order of their keys.
   *
   * @throws OverrideStoreException if the file cannot be read
   */
  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    return view().overrides();
  }

  /**
   * The overrides, and what lies there and is not believed.
   *
   * @throws OverrideStoreException if the file cannot be read
   */
  public LocalView view() throws OverrideStoreException {
    // Read first: what changes in between is then seen the next time.
    long change = change();
    List<SqliteTable.Row> rows = connection.read(LocalTables::overrides);
    return LocalRow.view(connection.path(), rows, change);
  }

  /**
   * A number that is another one whenever any program has changed an override. Ask for it before
   * {@link #view()}: a change in between is then seen the next time.
   *
   * @throws OverrideStoreException if the file cannot be read
   */
  public long change() throws OverrideStoreException {
    return connection.read(LocalTables::change);
  }

  /** Keeps an override, without a signature: who can write here is believed. */
  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    add(override, replace, now);
  }

  /**
   * Keeps an override.
   *
   * @param replace whether it may take the place of one with the same key that still holds, or that
   *     cannot be read
   * @param now the wall time, by which one with the same key no longer holds
   * @throws ExistingOverrideException if there is one and it must not be replaced
   * @throws OverrideStoreException if it was not kept, or nobody can tell; there may be too many
   * @throws IllegalArgumentException if it is not for this server, or {@link
   *     OverrideText#objection} has something against it
   */
  public void add(MonitoringOverride override, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    if (override.scope() != OverrideScope.SERVER) {
      throw new IllegalArgumentException(
          "the override " + override.id() + " is for " + override.selector().text());
    }
    String key = override.key().text();
    String text = OverrideText.write(override);
    Optional<MonitoringOverride> inTheWay =
        connection.change(
            tables -> {
              Optional<SqliteTable.Row> there = tables.override(key);
              Optional<MonitoringOverride> holding =
                  there.isPresent() && !replace ? holding(there.get(), now) : Optional.empty();
              if (holding.isEmpty()) {
                refuseTooMany(tables, there.isPresent());
                tables.putOverride(key, text);
                tables.countChange();
              }
              return holding;
            });
    if (inTheWay.isPresent()) {
      throw new ExistingOverrideException(inTheWay.get());
    }
  }

  private Optional<MonitoringOverride> holding(SqliteTable.Row row, Instant now)
      throws OverrideStoreException {
    try {
      return Optional.of(LocalRow.read(row)).filter(override -> !override.expiredAt(now));
    } catch (OverrideTextException unreadable) {
      throw new OverrideStoreException(
          "in "
              + connection.path()
              + " lies something else under the key "
              + PrintableText.of(row.key())
              + ": "
              + unreadable.reason()
              + "; say that it shall be replaced",
          unreadable);
    }
  }

  private void refuseTooMany(LocalTables tables, boolean replacing)
      throws SQLException, OverrideStoreException {
    if (!replacing && tables.overrideCount() >= MOST_OVERRIDES) {
      throw new OverrideStoreException(
          connection.path()
              + " holds "
              + MOST_OVERRIDES
              + " overrides; remove some, such as those that have expired");
    }
  }

  /**
   * Removes what lies under a key.
   *
   * @return the override that was removed; empty when there was none, or one that could not be read
   *     and is removed all the same
   * @throws OverrideStoreException if it was not removed, or nobody can tell
   */
  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    Optional<SqliteTable.Row> removed =
        connection.change(
            tables -> {
              Optional<SqliteTable.Row> there = tables.override(key.text());
              if (there.isPresent()) {
                tables.removeOverride(key.text());
                tables.countChange();
              }
              return there;
            });
    List<SqliteTable.Row> rows = removed.stream().toList();
    return LocalRow.view(connection.path(), rows, 0).overrides().stream().findFirst();
  }

  /**
   * A note of this name; it has nothing to do with {@link #change()}.
   *
   * @return empty when there is none, or when it is not what was written
   * @throws OverrideStoreException if the file cannot be read
   */
  public Optional<String> note(String name) throws OverrideStoreException {
    return connection
        .read(tables -> tables.note(name))
        .filter(SqliteTable.Row::intact)
        .map(SqliteTable.Row::text);
  }

  /**
   * Keeps a note, in the place of the one of the same name.
   *
   * @throws OverrideStoreException if it was not kept, or nobody can tell
   * @throws IllegalArgumentException if it is longer than {@link #LONGEST_NOTE}
   */
  public void note(String name, String text) throws OverrideStoreException {
    if (text.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("the note " + name + " is " + text.length() + " long");
    }
    connection.change(
        tables -> {
          tables.putNote(name, text);
          return name;
        });
  }

  /**
   * Lets go of the file; a later call takes it up again.
   *
   * @throws OverrideStoreException if that failed; nothing is lost by it
   */
  @Override
  public void close() throws OverrideStoreException {
    try {
      connection.close();
    } catch (SQLException unclosable) {
      throw OverrideStoreException.explain(connection.path(), unclosable);
    }
  }
}
