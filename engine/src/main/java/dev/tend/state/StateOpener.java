package dev.tend.state;

import dev.tend.sqlite.SqliteError;
import dev.tend.sqlite.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store, whatever is found in its place. */
final class StateOpener {
  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

  private final StateFiles files;
  private final StateCodec codec;
  private final int tries;

  /**
   * An opener.
   *
   * @param tries how often a locked file is tried; each try waits two seconds
   */
  StateOpener(StateFiles files, StateCodec codec, int tries) {
    this.tries = tries;
    this.files = files;
    this.codec = codec;
  }

  /** A database that can be used, and what was in it. */
  private record Found(StateTables database, DatabaseContents contents) {}

  OpenedState open() throws StateException {
    try {
      files.create();
      DirectoryLock lock = DirectoryLock.take(files.lock());
      try {
        loadSqlite();
        return open(lock);
      } catch (StateException | IOException | SQLException failed) {
        lock.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new StateException(
          "the state directory "
              + files.directory()
              + " cannot be used; check its owner and mode, and the disk ("
              + failed
              + ")",
          failed);
    } catch (SQLException failed) {
      throw StateException.explain(files.database(), failed);
    }
  }

  /** State that cannot be written may still be read: a temporary directory is used then. */
  private void loadSqlite() throws IOException {
    try {
      SqliteLibrary.loadFrom(files.nativeLibrary());
    } catch (IOException unusable) {
      LOG.warn("SQLite cannot be unpacked into {}: {}", files.nativeLibrary(), unusable.toString());
      SqliteLibrary.loadForAWhile(Optional.empty());
    }
  }

  private OpenedState open(DirectoryLock lock) throws StateException, IOException, SQLException {
    if (!Files.exists(files.database())) {
      return opened(lock, created(), new StateOrigin.Fresh());
    }
    String damage;
    try {
      Optional<Found> found = withRetries();
      if (found.isPresent()) {
        return opened(lock, found.get(), new StateOrigin.Loaded());
      }
      damage = "it contains nothing of Tend's";
    } catch (SQLException failed) {
      if (SqliteError.of(failed) != SqliteError.DAMAGED) {
        throw failed;
      }
      damage = String.valueOf(failed.getMessage());
    } catch (UnreadableException damaged) {
      damage = String.valueOf(damaged.getMessage());
    }
    Path aside = files.setAside();
    return opened(lock, created(), new StateOrigin.Replaced(aside, damage));
  }

  private OpenedState opened(DirectoryLock lock, Found found, StateOrigin origin)
      throws IOException {
    files.keepPrivate();
    StateStore store = new StateStore(files, codec, lock, found.database());
    return new OpenedState(store, found.contents().state(), origin, found.contents().lines());
  }

  private Found created() throws SQLException {
    StateTables tables = StateTables.open(files.database());
    try {
      tables.sqlite().begin();
      tables.createTables();
      DatabaseContents none = DatabaseContents.read(tables, codec);
      tables.sqlite().commit();
      return new Found(tables, none);
    } catch (SQLException failed) {
      tables.close();
      throw failed;
    }
  }

  private Optional<Found> withRetries() throws StateException, SQLException, UnreadableException {
    for (int tried = 1; ; tried++) {
      try {
        return found();
      } catch (SQLException failed) {
        if (SqliteError.of(failed) != SqliteError.LOCKED || tried == tries) {
          throw failed;
        }
      }
    }
  }

  /** Empty when there are no tables. */
  private Optional<Found> found() throws StateException, SQLException, UnreadableException {
    StateTables tables = StateTables.open(files.database());
    boolean usable = false;
    try {
      tables.sqlite().begin();
      Optional<String> damage = tables.sqlite().damage("quick_check");
      if (damage.isPresent()) {
        throw new UnreadableException(damage.get());
      }
      int schema = tables.sqlite().schema();
      if (schema > StateTables.SCHEMA) {
        throw new StateRefusedException(
            "the state in "
                + files.database()
                + " was written by a newer version of Tend; run that version, or move the file away"
                + " to start without it");
      }
      if (schema == 0) {
        return Optional.empty();
      }
      DatabaseContents databaseContents = DatabaseContents.read(tables, codec);
      setAside(tables, databaseContents);
      usable = true;
      return Optional.of(new Found(tables, databaseContents));
    } finally {
      if (!usable) {
        tables.close();
      }
    }
  }

  private static void setAside(StateTables tables, DatabaseContents databaseContents)
      throws SQLException {
    for (DatabaseContents.Unreadable one : databaseContents.unreadable()) {
      if (one.isCheckpoint()) {
        StateTables.CHECKPOINTS.remove(tables.sqlite(), one.row().key());
      } else {
        tables.setRecordAside(one.row(), one.reason());
      }
    }
    tables.sqlite().commit();
  }
}
