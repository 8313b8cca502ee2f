package dev.tend.sqlite;

import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of SQLite means, and what to do about it. */
public enum SqliteError {
  /** Another program has used the file for longer than we wait. */
  LOCKED("another program keeps it locked; wait for it, or end it (lsof shows which)"),
  /** No room. */
  FULL("the disk or a quota is full; make room"),
  /** Not allowed. */
  FORBIDDEN(
      "it cannot be written or opened; check the owner and mode of file and directory, and the"
          + " mount, or run this as root"),
  /** The file is damaged. What to do depends on what was in it. */
  DAMAGED("its contents are damaged"),
  /** The disk, or whatever else. */
  BROKEN("reading or writing failed; check the disk in the kernel's log");

  private static final int PRIMARY = 0xff;
  private static final Map<SQLiteErrorCode, SqliteError> BY_CODE =
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

  SqliteError(String advice) {
    this.advice = advice;
  }

  /** What an exception means. */
  public static SqliteError of(SQLException cause) {
    if (!(cause instanceof SQLiteException known)) {
      return BROKEN;
    }
    if (known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
      return FULL;
    }
    return BY_CODE.getOrDefault(
        SQLiteErrorCode.getErrorCode(known.getResultCode().code & PRIMARY), BROKEN);
  }

  /** The exception of contents that are not what they should be. */
  public static SQLException damaged(String detail) {
    return new SQLiteException(detail, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /** What happened and what to do; for {@link #DAMAGED}, only what happened. */
  public String advice() {
    return advice;
  }

  /** Whether the contents may still be sound, and can be read in another way. */
  public boolean keepsFromWritingOnly() {
    return this == FULL || this == FORBIDDEN;
  }
}
