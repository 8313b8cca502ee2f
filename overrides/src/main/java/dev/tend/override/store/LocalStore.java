package dev.tend.override.store;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.sqlite.SqliteDatabase;
import dev.tend.sqlite.SqliteTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The overrides of one server, in one file of its state directory. Any number of programs may have
 * it open, and any number of threads may use it; each call waits up to five seconds for the others,
 * and for the disk. What a method was given is on the disk when it returns.
 *
 * <p>Every method but {@link #open} that throws {@link OverrideStoreException} may be tried again:
 * it starts afresh, and the message says what to do first. A file that was removed or replaced
 * stays refused until it is back; this store never creates another one.
 */
public final class LocalStore implements LocalRepository {
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
   * makes belongs to the owner of the directory. A file that can only be read is opened for
   * reading.
   *
   * @throws OverrideStoreException if the directory does not exist or the file cannot be made, is
   *     locked, damaged, of a newer version or not Tend's, or others than root, this user and the
   *     directory's owner may have written it; it is not touched then
   */
  public static LocalStore open(Path stateDirectory) throws OverrideStoreException {
    return open(stateDirectory, PATIENCE);
  }

  static LocalStore open(Path stateDirectory, Duration patience) throws OverrideStoreException {
    return new LocalStore(LocalConnection.open(new LocalFile(stateDirectory), patience));
  }

  @Override
  public List<MonitoringOverride> overrides() throws OverrideStoreException {
    return view().overrides();
  }

  @Override
  public LocalView view() throws OverrideStoreException {
    // Read first: what changes in between is then seen the next time.
    long change = change();
    List<SqliteTable.Row> rows = connection.read(LocalTables.OVERRIDES::rows);
    return view(rows, change);
  }

  /** The valid rows. */
  private LocalView view(List<SqliteTable.Row> rows, long change) {
    List<MonitoringOverride> overrides = new ArrayList<>();
    List<RejectedSource> rejected = new ArrayList<>();
    for (SqliteTable.Row row : rows) {
      try {
        overrides.add(read(row));
      } catch (OverrideTextException unreadable) {
        String source = connection.path() + ", row " + PrintableText.of(row.key());
        rejected.add(new RejectedSource(source, unreadable.reason(), unreadable.remedy()));
      }
    }
    return new LocalView(overrides, rejected, change);
  }

  private static MonitoringOverride read(SqliteTable.Row row) throws OverrideTextException {
    if (!row.intact()) {
      throw OverrideTextException.because(
          "its checksum does not match, so the disk or another program altered it");
    }
    MonitoringOverride override = OverrideText.read(row.text());
    if (!override.key().text().equals(row.key())) {
      throw OverrideTextException.because("it is under the key of another override");
    }
    if (override.scope() != OverrideScope.SERVER) {
      throw OverrideTextException.because("it is not for this server alone");
    }
    return override;
  }

  @Override
  public long change() throws OverrideStoreException {
    return connection.read(LocalTables::change);
  }

  /**
   * Keeps an override.
   *
   * @param signature not kept: those who can write here are trusted
   * @param replace whether it may replace one with the same key that is still in effect, or that
   *     cannot be read
   * @param now the wall time, at which one with the same key may have ended
   * @throws ExistingOverrideException if there is one and it must not be replaced
   * @throws OverrideStoreException if it was not kept, or that is unknown; there may be too many
   * @throws IllegalArgumentException if it is not for this server, or {@link
   *     OverrideText#objection} objects
   */
  @Override
  public void add(
      MonitoringOverride override, Optional<String> signature, boolean replace, Instant now)
      throws OverrideStoreException, ExistingOverrideException {
    if (override.scope() != OverrideScope.SERVER) {
      throw new IllegalArgumentException(
          "the override " + override.id() + " is for " + override.selector().text());
    }
    String key = override.key().text();
    String text = OverrideText.write(override);
    Optional<MonitoringOverride> inTheWay =
        connection.change(
            database -> {
              Optional<SqliteTable.Row> there = LocalTables.OVERRIDES.row(database, key);
              Optional<MonitoringOverride> holding =
                  there.isPresent() && !replace ? holding(there.get(), now) : Optional.empty();
              if (holding.isEmpty()) {
                refuseTooMany(database, there.isPresent());
                LocalTables.OVERRIDES.put(database, key, text);
                LocalTables.countChange(database);
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
      return Optional.of(read(row)).filter(override -> !override.expiredAt(now));
    } catch (OverrideTextException unreadable) {
      throw new OverrideStoreException(
          "in "
              + connection.path()
              + " something else is under the key "
              + PrintableText.of(row.key())
              + ": "
              + unreadable.reason()
              + "; ask for it to be replaced",
          unreadable);
    }
  }

  private void refuseTooMany(SqliteDatabase database, boolean replacing)
      throws SQLException, OverrideStoreException {
    if (!replacing
        && Integer.parseInt(database.text("select count(*) from override")) >= MOST_OVERRIDES) {
      throw new OverrideStoreException(
          connection.path()
              + " has "
              + MOST_OVERRIDES
              + " overrides; remove some, such as those that have expired");
    }
  }

  /**
   * Removes what has a key.
   *
   * @return the override that was removed; empty when there was none, or one that could not be read
   *     and is removed all the same
   * @throws OverrideStoreException if it was not removed, or that is unknown
   */
  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws OverrideStoreException {
    Optional<SqliteTable.Row> removed =
        connection.change(
            database -> {
              Optional<SqliteTable.Row> there = LocalTables.OVERRIDES.row(database, key.text());
              if (there.isPresent()) {
                LocalTables.OVERRIDES.remove(database, key.text());
                LocalTables.countChange(database);
              }
              return there;
            });
    return view(removed.stream().toList(), 0).overrides().stream().findFirst();
  }

  @Override
  public Optional<String> note(String name) throws OverrideStoreException {
    return connection
        .read(database -> LocalTables.NOTES.row(database, name))
        .filter(SqliteTable.Row::intact)
        .map(SqliteTable.Row::text);
  }

  @Override
  public void note(String name, String text) throws OverrideStoreException {
    if (text.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("the note " + name + " is " + text.length() + " long");
    }
    connection.change(
        database -> {
          LocalTables.NOTES.put(database, name, text);
          return name;
        });
  }

  @Override
  public void close() throws OverrideStoreException {
    try {
      connection.close();
    } catch (SQLException unclosable) {
      throw OverrideStoreException.explain(connection.path(), unclosable);
    }
  }
}
