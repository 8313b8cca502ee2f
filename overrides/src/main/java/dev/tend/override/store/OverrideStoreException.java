package dev.tend.override.store;

import dev.tend.sqlite.SqliteError;
import java.nio.file.Path;
import java.sql.SQLException;

/** Overrides cannot be kept or read. Says what happened, where, and what to do. */
public final class OverrideStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String IF_DAMAGED =
      " and Tend does not touch them; stop the agent, put an intact copy back or move the file away"
          + " with its -wal and -shm, start the agent and add what is missing";

  /** With what happened and what to do. */
  public OverrideStoreException(String message) {
    super(message);
  }

  /** The same with its cause. */
  public OverrideStoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What SQLite reported, with what to do. */
  static OverrideStoreException explain(Path file, SQLException cause) {
    SqliteError error = SqliteError.of(cause);
    return new OverrideStoreException(
        "the overrides in "
            + file
            + ": "
            + (error == SqliteError.DAMAGED ? error.advice() + IF_DAMAGED : error.advice())
            + " ("
            + cause.getMessage()
            + ")",
        cause);
  }
}
