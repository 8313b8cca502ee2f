package dev.tend.state;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's complaints mean, and what to do about them. */
enum StateErrorAdvice {
  /** Somebody else is at work in the file. */
  LOCKED("another program works in it; end that (lsof shows which), the agent tries again"),
  /** No room. */
  FULL("the disk or a quota is full; make room, the agent tries again"),
  /** Not allowed. */
  FORBIDDEN("it cannot be written; see to the owner and mode of the directory and the mount"),
  /** The file is not what it was. */
  DAMAGED("its contents are damaged; restart the agent, which sets the file aside and begins anew"),
  /** The disk. */
  BROKEN("reading or writing failed; look into the kernel's log for the disk");

  private static final int PRIMARY = 0xff;

  private final String advice;

  StateErrorAdvice(String advice) {
    this.advice = advice;
  }

  static StateErrorAdvice of(SQLException cause) {
    if (!(cause instanceof SQLiteException known)) {
      return BROKEN;
    }
    if (known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
      return FULL;
    }
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(known.getResultCode().code & PRIMARY);
    if (primary == SQLiteErrorCode.SQLITE_BUSY || primary == SQLiteErrorCode.SQLITE_LOCKED) {
      return LOCKED;
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL) {
      return FULL;
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN
        || primary == SQLiteErrorCode.SQLITE_PERM) {
      return FORBIDDEN;
    }
    return primary == SQLiteErrorCode.SQLITE_CORRUPT
            || primary == SQLiteErrorCode.SQLITE_NOTADB
            || primary == SQLiteErrorCode.SQLITE_ERROR
        ? DAMAGED
        : BROKEN;
  }

  static StateException explain(Path file, SQLException cause) {
    return new StateException(
        "the state in " + file + ": " + of(cause).advice + " (" + cause.getMessage() + ")", cause);
  }
}
