package dev.tend.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** How a store comes to be, whatever is found in its place. */
final class StateOpener {
  private final StateFiles files;
  private final StateCodec codec;
  private final InstantSource clock;
  private final int tries;

  /**
   * An opening.
   *
   * @param tries how often a locked file is tried; each try waits two seconds
   */
  StateOpener(StateFiles files, StateCodec codec, InstantSource clock, int tries) {
    this.tries = tries;
    this.files = files;
    this.codec = codec;
    this.clock = clock;
  }

  /** A database that can be used, and what was in it. */
  private record Found(Database database, DatabaseContents contents) {}

  OpenedState open() throws StateException {
    try {
      files.create();
      DirectoryLock lock = DirectoryLock.take(files.lock());
      try {
        NativeLibrary.unpackInto(files.nativeLibrary());
        return open(lock);
      } catch (StateException | IOException | SQLException failed) {
        lock.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new StateException(
          "the state directory "
              + files.directory()
              + " cannot be used; see to its owner and mode, and to the disk ("
              + failed
              + ")",
          failed);
    } catch (SQLException failed) {
      throw StateErrorAdvice.explain(files.database(), failed);
    }
  }

  private OpenedState open(DirectoryLock lock) throws StateException, IOException, SQLException {
    if (!Files.exists(files.database())) {
      return opened(lock, begun(), new StateOrigin.Fresh());
    }
    String damage;
    try {
      Optional<Found> found = patiently();
      if (found.isPresent()) {
        return opened(lock, found.get(), new StateOrigin.Loaded());
      }
      damage = "there is nothing of Tend's in it";
    } catch (SQLException failed) {
      if (StateErrorAdvice.of(failed) != StateErrorAdvice.DAMAGED) {
        throw failed;
      }
      damage = String.valueOf(failed.getMessage());
    } catch (UnreadableException damaged) {
      damage = String.valueOf(damaged.getMessage());
    }
    Path aside = files.setAside();
    return opened(lock, begun(), new StateOrigin.Replaced(aside, damage));
  }

  private OpenedState opened(DirectoryLock lock, Found found, StateOrigin origin)
      throws IOException {
    files.keepPrivate();
    StateStore store = new StateStore(files, codec, clock, lock, found.database());
    return new OpenedState(store, found.contents().state(), origin, found.contents().lines());
  }

  private Found begun() throws SQLException {
    Database database = Database.open(files.database());
    try {
      database.begin();
      database.createTables();
      DatabaseContents none = DatabaseContents.read(database, codec);
      database.commit();
      return new Found(database, none);
    } catch (SQLException failed) {
      database.close();
      throw failed;
    }
  }

  private Optional<Found> patiently() throws StateException, SQLException, UnreadableException {
    for (int tried = 1; ; tried++) {
      try {
        return found();
      } catch (SQLException failed) {
        if (StateErrorAdvice.of(failed) != StateErrorAdvice.LOCKED || tried == tries) {
          throw failed;
        }
      }
    }
  }

  /** Empty when there are no tables. */
  private Optional<Found> found() throws StateException, SQLException, UnreadableException {
    Database database = Database.open(files.database());
    boolean usable = false;
    try {
      database.begin();
      Optional<String> damage = database.damage();
      if (damage.isPresent()) {
        throw new UnreadableException(damage.get());
      }
      int schema = database.schema();
      if (schema > Database.SCHEMA) {
        throw new StateRefusedException(
            "the state in "
                + files.database()
                + " was written by a newer version of Tend; run that, or move the file away to"
                + " begin anew");
      }
      if (schema == 0) {
        return Optional.empty();
      }
      DatabaseContents databaseContents = DatabaseContents.read(database, codec);
      setAside(database, databaseContents);
      usable = true;
      return Optional.of(new Found(database, databaseContents));
    } finally {
      if (!usable) {
        database.close();
      }
    }
  }

  private static void setAside(Database database, DatabaseContents databaseContents)
      throws SQLException {
    for (DatabaseContents.Unreadable one : databaseContents.unreadable()) {
      if (one.isCheckpoint()) {
        database.removeCheckpoint(one.row().key());
      } else {
        database.setRecordAside(one.row(), one.reason());
      }
    }
    database.commit();
  }
}
