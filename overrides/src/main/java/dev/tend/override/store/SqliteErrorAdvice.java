package dev.tend.override.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What is the matter when SQLite complains, and what to do about it. */
enum SqliteErrorAdvice {
  /** Somebody else is at work in the file, and was for longer than we wait. */
  LOCKED("another program keeps it locked; try again, or end that program (lsof shows which)"),
  /** No room. */
  FULL("the disk or a quota is full; make room"),
  /** Not allowed. */
  FORBIDDEN(
      "it cannot be written or opened; see to the owner and mode of file and directory, and to the"
          + " mount, or run this as root"),
  /** The file is not what it was. */
  DAMAGED(
      "its contents are damaged and Tend does not touch them; stop the agent, put a sound copy back"
          + " or move the file away with its -wal and -shm, start the agent and add what is"
          + " missing"),
  /** The disk, or whatever else. */
  BROKEN("reading or writing failed; look into the kernel's log for the disk");

  private static final int PRIMARY = 0xff;
  private static final Map<SQLiteErrorCode, SqliteErrorAdvice> BY_CODE =
      Map.of(
          SQLiteErrorCode.SQLITE_BUSY, LOCKED,
          SQLiteErrorCode.SQLITE_LOCKED, LOCKED,
          SQLiteErrorCode.SQLITE_PROTOCOL, LOCKED,
          SQLiteErrorCode.SQLITE_FULL, FULL,
          SQLiteErrorCode.SQLITE_READONLY, FORBIDDEN,
          SQLiteErrorCode.SQLITE_CANTOPEN, FORBIDDEN,
          SQLiteErrorCode.SQLITE_PERM, FORBIDDEN,
          SQLiteErrorCode.SQLITE_CORRUPT, DAMAGED,
          SQLiteErrorCode.SQLITE_NOTADB, DAMAGED,
          SQLiteErrorCode.SQLITE_ERROR, DAMAGED);

  private final String advice;

  SqliteErrorAdvice(String advice) {
    this.advice = advice;
  }

  static SqliteErrorAdvice of(SQLException cause) {
    if (!(cause instanceof SQLiteException known)) {
      return BROKEN;
    }
    if (known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
      return FULL;
    }
    return BY_CODE.getOrDefault(
        SQLiteErrorCode.getErrorCode(known.getResultCode().code & PRIMARY), BROKEN);
  }

  /** Whether the contents may be sound all the same, and can be read in another way. */
  boolean keepsFromWritingOnly() {
    return this == FULL || this == FORBIDDEN;
  }

  OverrideStoreException at(Path file, String detail) {
    return new OverrideStoreException(words(file, detail));
  }

  static OverrideStoreException explain(Path file, SQLException cause) {
    return new OverrideStoreException(
        of(cause).words(file, String.valueOf(cause.getMessage())), cause);
  }

  private String words(Path file, String detail) {
    return "the overrides in " + file + ": " + advice + " (" + detail + ")";
  }
}
