package dev.tend.override.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The way to the tables. It lasts from call to call, unless something failed or the file is no
 * longer the one it leads to: whoever goes on in a file that was moved away writes for nobody.
 */
final class LocalConnection {
  private final LocalFile file;
  private Optional<Open> open = Optional.empty();

  private LocalConnection(LocalFile file) {
    this.file = file;
  }

  /** Tables, and the file that they were found in. */
  private record Open(LocalTables tables, Object identity) {}

  /** Something to ask or to do. */
  interface Work<T> {
    T on(LocalTables tables) throws SQLException, OverrideStoreException;
  }

  /** Makes the file when none is there, and looks whether it can be used. */
  static LocalConnection open(LocalFile file) throws OverrideStoreException {
    try {
      LocalGuard.checkDirectory(file.directory());
      NativeCode.load(file.directory());
      if (!file.exists()) {
        file.create(LocalTables.image());
      }
    } catch (IOException failed) {
      throw unusable(file, failed);
    } catch (SQLException failed) {
      throw LocalTrouble.explain(file.path(), failed);
    }
    LocalConnection connection = new LocalConnection(file);
    connection.read(LocalTables::change);
    return connection;
  }

  private static OverrideStoreException unusable(LocalFile file, IOException failed) {
    return new OverrideStoreException(
        "the overrides in "
            + file.path()
            + " cannot be used; see to the directory's owner and mode, and to the disk ("
            + failed
            + ")",
        failed);
  }

  Path path() {
    return file.path();
  }

  /** Asks; where nothing can be written, in a way that does not try to. */
  synchronized <T> T read(Work<T> work) throws OverrideStoreException {
    try {
      return work.on(tables());
    } catch (SQLException failed) {
      disconnect(failed);
      if (LocalTrouble.of(failed).keepsFromWritingOnly()) {
        return readOnly(work);
      }
      throw LocalTrouble.explain(file.path(), failed);
    } catch (IOException failed) {
      throw unusable(file, failed);
    }
  }

  private <T> T readOnly(Work<T> work) throws OverrideStoreException {
    try (LocalTables tables = LocalTables.openToRead(file)) {
      checkContents(tables);
      return work.on(tables);
    } catch (SQLException failed) {
      throw LocalTrouble.explain(file.path(), failed);
    }
  }

  /** Changes, all of it or nothing. */
  synchronized <T> T change(Work<T> work) throws OverrideStoreException {
    try {
      LocalTables tables = tables();
      tables.begin();
      T answer = work.on(tables);
      tables.commit();
      refuseExchanged();
      return answer;
    } catch (SQLException failed) {
      disconnect(failed);
      throw LocalTrouble.explain(file.path(), failed);
    } catch (IOException failed) {
      disconnect(failed);
      throw unusable(file, failed);
    } catch (OverrideStoreException | RuntimeException refused) {
      disconnect(refused);
      throw refused;
    }
  }

  private void refuseExchanged() throws IOException, OverrideStoreException {
    if (!file.exists() || !open.map(Open::identity).equals(Optional.of(file.identity()))) {
      throw new OverrideStoreException(
          file.path()
              + " was exchanged while it was written; look at what is in it, and try again");
    }
  }

  /** What leads to the file that is there now. */
  private LocalTables tables() throws SQLException, IOException, OverrideStoreException {
    if (!file.exists()) {
      throw new OverrideStoreException(
          file.path()
              + " is gone, and with it the overrides of this server; put it back, or restart the"
              + " agent to begin with none");
    }
    LocalGuard.checkFile(file.path(), file.directory());
    Object identity = file.identity();
    if (open.isEmpty() || !open.get().identity().equals(identity)) {
      close();
      open = Optional.of(new Open(connected(), identity));
      file.removeUnfinished(Instant.now());
    }
    return open.get().tables();
  }

  private LocalTables connected() throws SQLException, OverrideStoreException {
    LocalTables tables = LocalTables.open(file);
    try {
      checkContents(tables);
      return tables;
    } catch (SQLException | OverrideStoreException unusable) {
      tables.close();
      throw unusable;
    }
  }

  private void checkContents(LocalTables tables) throws SQLException, OverrideStoreException {
    if (tables.application() != LocalTables.APPLICATION || tables.schema() < 1) {
      throw LocalTrouble.DAMAGED.at(file.path(), "there is nothing of Tend's in it");
    }
    if (tables.schema() > LocalTables.SCHEMA) {
      throw new OverrideStoreException(
          "the overrides in "
              + file.path()
              + " were written by a newer version of Tend; run that, or move the file away and add"
              + " the overrides anew");
    }
    Optional<String> damage = tables.damage();
    if (damage.isPresent()) {
      throw LocalTrouble.DAMAGED.at(file.path(), damage.get());
    }
  }

  private void disconnect(Exception because) {
    try {
      close();
    } catch (SQLException unclosable) {
      because.addSuppressed(unclosable);
    }
  }

  /** Lets go of the file; the next call begins anew. */
  synchronized void close() throws SQLException {
    Optional<Open> ended = open;
    open = Optional.empty();
    if (ended.isPresent()) {
      ended.get().tables().close();
    }
  }
}
