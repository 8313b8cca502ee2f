package dev.tend.override.store;

import dev.tend.sqlite.SqliteDatabase;
import dev.tend.sqlite.SqliteDatabase.Access;
import dev.tend.sqlite.SqliteError;
import dev.tend.sqlite.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way to the tables of one file, which lasts from call to call unless something failed. Writing
 * to a file that was moved away would be lost, and a file put in its place would meet a log of
 * changes that is not its own: both are refused.
 */
final class LocalConnection {
  private final LocalFile file;
  private final Duration patience;
  private final Object identity;
  private Optional<SqliteDatabase> open = Optional.empty();

  private LocalConnection(LocalFile file, Duration patience) throws IOException {
    this.file = file;
    this.patience = patience;
    this.identity = file.identity();
  }

  /** A query or a change. */
  interface Work<T> {
    T on(SqliteDatabase database) throws SQLException, OverrideStoreException;
  }

  /**
   * Makes the file when none is there, and checks whether it can be used.
   *
   * @param patience how long to wait for other programs
   */
  static LocalConnection open(LocalFile file, Duration patience) throws OverrideStoreException {
    try {
      PermissionCheck.checkDirectory(file.directory());
      load(file);
      if (!file.exists()) {
        refuseLogAlone(file);
        file.create(LocalTables.image());
      }
      LocalConnection connection = new LocalConnection(file, patience);
      connection.read(LocalTables::change);
      return connection;
    } catch (IOException failed) {
      throw unusable(file, failed);
    } catch (SQLException failed) {
      throw OverrideStoreException.explain(file.path(), failed);
    }
  }

  private static void load(LocalFile file) throws OverrideStoreException {
    try {
      SqliteLibrary.loadForAWhile(Optional.of(file.directory()));
    } catch (IOException unloadable) {
      throw new OverrideStoreException(String.valueOf(unloadable.getMessage()), unloadable);
    }
  }

  /** SQLite would take the log for that of any new file, though it was made for another one. */
  private static void refuseLogAlone(LocalFile file) throws OverrideStoreException {
    // The file is made before the log, so they are looked for in the other order.
    if (file.hasLog() && !file.exists()) {
      throw new OverrideStoreException(
          file.log()
              + " exists without the file that it belongs to; put that back, or move the log away"
              + " to start with no overrides");
    }
  }

  private static OverrideStoreException unusable(LocalFile file, IOException failed) {
    return new OverrideStoreException(
        "the overrides in "
            + file.path()
            + " cannot be used; check the directory's owner and mode, and the disk ("
            + failed
            + ")",
        failed);
  }

  Path path() {
    return file.path();
  }

  /** Runs a query; if nothing can be written, without trying to. */
  synchronized <T> T read(Work<T> work) throws OverrideStoreException {
    try {
      return work.on(database());
    } catch (SQLException failed) {
      disconnect(failed);
      if (SqliteError.of(failed).keepsFromWritingOnly()) {
        return readOnly(work);
      }
      throw OverrideStoreException.explain(file.path(), failed);
    } catch (IOException failed) {
      throw unusable(file, failed);
    }
  }

  private <T> T readOnly(Work<T> work) throws OverrideStoreException {
    try (SqliteDatabase database = SqliteDatabase.open(file.path(), Access.READ, patience)) {
      checkContents(database);
      return work.on(database);
    } catch (SQLException failed) {
      throw OverrideStoreException.explain(file.path(), failed);
    }
  }

  /** Makes a change, completely or not at all. */
  synchronized <T> T change(Work<T> work) throws OverrideStoreException {
    try {
      SqliteDatabase database = database();
      database.begin();
      T answer = work.on(database);
      database.commit();
      refuseExchanged();
      return answer;
    } catch (SQLException failed) {
      disconnect(failed);
      throw OverrideStoreException.explain(file.path(), failed);
    } catch (IOException failed) {
      disconnect(failed);
      throw unusable(file, failed);
    } catch (OverrideStoreException | RuntimeException refused) {
      disconnect(refused);
      throw refused;
    }
  }

  private void refuseExchanged() throws IOException, OverrideStoreException {
    if (!file.exists()) {
      throw new OverrideStoreException(
          file.path()
              + " is gone, and with it the overrides of this server; put it back, or restart the"
              + " agent to start with none");
    }
    if (!file.identity().equals(identity)) {
      throw new OverrideStoreException(
          file.path()
              + " was replaced while it was in use; stop the agent, put the right file there,"
              + " take "
              + file.log()
              + " away unless it came along, and start the agent");
    }
  }

  private SqliteDatabase database() throws SQLException, IOException, OverrideStoreException {
    refuseExchanged();
    PermissionCheck.checkFile(file.path(), file.directory());
    if (open.isEmpty()) {
      open = Optional.of(connected());
      file.removeUnfinished(Instant.now());
    }
    return open.get();
  }

  private SqliteDatabase connected() throws SQLException, OverrideStoreException {
    SqliteDatabase database = SqliteDatabase.open(file.path(), Access.SHARE, patience);
    try {
      checkContents(database);
      return database;
    } catch (SQLException | OverrideStoreException unusable) {
      database.close();
      throw unusable;
    }
  }

  private void checkContents(SqliteDatabase database) throws SQLException, OverrideStoreException {
    int schema = database.schema();
    if (database.application() != LocalTables.APPLICATION || schema < 1) {
      throw SqliteError.damaged("it contains nothing of Tend's");
    }
    if (schema > LocalTables.SCHEMA) {
      throw new OverrideStoreException(
          "the overrides in "
              + file.path()
              + " were written by a newer version of Tend; run that version, or move the file away"
              + " and add the overrides again");
    }
    Optional<String> damage = database.damage("integrity_check");
    if (damage.isPresent()) {
      throw SqliteError.damaged(damage.get());
    }
  }

  private void disconnect(Exception because) {
    try {
      close();
    } catch (SQLException unclosable) {
      because.addSuppressed(unclosable);
    }
  }

  /** Closes the file; the next call opens it again. */
  synchronized void close() throws SQLException {
    Optional<SqliteDatabase> ended = open;
    open = Optional.empty();
    if (ended.isPresent()) {
      ended.get().close();
    }
  }
}
