package dev.tend.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** How a store comes to be, whatever is found in its place. */
final class Opening {
  private final StateFiles files;
  private final StateCodec codec;
  private final InstantSource clock;
  private final int tries;

  /**
   * An opening.
   *
   * @param tries how often a locked file is tried; each try waits two seconds
   */
  Opening(StateFiles files, StateCodec codec, InstantSource clock, int tries) {
    this.tries = tries;
    this.files = files;
    this.codec = codec;
    this.clock = clock;
  }

  /** A database that can be used, and what was in it. */
  private record Found(Database database, Contents contents) {}

  Opened open() throws StateException {
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
      throw SqlTrouble.explain(files.database(), failed);
    }
  }

  private Opened open(DirectoryLock lock) throws StateException, IOException, SQLException {
    if (!Files.exists(files.database())) {
      return opened(lock, begun(), new Beginning.Fresh());
    }
    String damage;
    try {
      Optional<Found> found = patiently();
      if (found.isPresent()) {
        return opened(lock, found.get(), new Beginning.Loaded());
      }
      damage = "there is nothing of Tend's in it";
    } catch (SQLException failed) {
      if (SqlTrouble.of(failed) != SqlTrouble.DAMAGED) {
        throw failed;
      }
      damage = String.valueOf(failed.getMessage());
    } catch (UnreadableException damaged) {
      damage = String.valueOf(damaged.getMessage());
    }
    Path aside = files.setAside();
    return opened(lock, begun(), new Beginning.Replaced(aside, damage));
  }

  private Opened opened(DirectoryLock lock, Found found, Beginning beginning) throws IOException {
    files.keepPrivate();
    StateStore store = new StateStore(files, codec, clock, lock, found.database());
    return new Opened(store, found.contents().state(), beginning, found.contents().lines());
  }

  private Found begun() throws SQLException {
    Database database = Database.open(files.database());
    try {
      database.begin();
      database.createTables();
      Contents none = Contents.read(database, codec);
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
        if (SqlTrouble.of(failed) != SqlTrouble.LOCKED || tried == tries) {
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
      Contents contents = Contents.read(database, codec);
      setAside(database, contents);
      usable = true;
      return Optional.of(new Found(database, contents));
    } finally {
      if (!usable) {
        database.close();
      }
    }
  }

  private static void setAside(Database database, Contents contents) throws SQLException {
    for (Contents.Unreadable one : contents.unreadable()) {
      if (one.isCheckpoint()) {
        database.removeCheckpoint(one.row().key());
      } else {
        database.setRecordAside(one.row(), one.reason());
      }
    }
    database.commit();
  }
}
