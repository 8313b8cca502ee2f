package dev.tend.state;

import dev.tend.sqlite.SqliteError;
import java.nio.file.Path;
import java.sql.SQLException;

/** The state cannot be kept or read. Says what happened, where, and what to do. */
public class StateException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String IF_DAMAGED =
      "; restart the agent, which sets the file aside and starts a new one";

  /** With what happened and what to do. */
  public StateException(String message) {
    super(message);
  }

  /** The same with its cause. */
  public StateException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What SQLite reported, with what to do. */
  static StateException explain(Path file, SQLException cause) {
    SqliteError error = SqliteError.of(cause);
    String advice =
        switch (error) {
          case DAMAGED -> error.advice() + IF_DAMAGED;
          case LOCKED, FULL -> error.advice() + "; the agent tries again";
          case FORBIDDEN, BROKEN -> error.advice();
        };
    return new StateException(
        "the state in " + file + ": " + advice + " (" + cause.getMessage() + ")", cause);
  }
}
