package dev.tend.state;

import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.sqlite.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Reads the state of an agent without being it: for the command line when no agent answers. */
public final class StateReader {
  private StateReader() {}

  /**
   * What an agent would go on from. Changes nothing in the state, and does not keep an agent from
   * starting; what this version cannot read is left out.
   *
   * @throws StateException if there is no state, or it cannot be read; the message says what to do
   */
  public static StoredState read(Path directory, Types types) throws StateException {
    Path file = new StateFiles(directory).database();
    if (!Files.isReadable(file)) {
      throw new StateException(
          Files.exists(directory) && !Files.isReadable(directory)
              ? "the state in " + directory + " may not be read; run this as root"
              : "there is no state in " + directory + " that can be read; has an agent run there?");
    }
    try {
      SqliteLibrary.loadForAWhile(Optional.empty());
      try (Database database = Database.openToRead(file)) {
        database.sqlite().begin();
        return DatabaseContents.read(database, new StateCodec(types)).state();
      }
    } catch (IOException failed) {
      throw new StateException(
          "the state in " + file + " cannot be read: " + failed.getMessage(), failed);
    } catch (SQLException failed) {
      throw new StateException(
          "the state in "
              + file
              + " cannot be read: "
              + failed.getMessage()
              + "; try as root or as the agent's user",
          failed);
    }
  }
}
