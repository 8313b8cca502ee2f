package dev.tend.override.store;

import dev.tend.sqlite.SqliteDatabase;
import dev.tend.sqlite.SqliteError;
import dev.tend.sqlite.SqliteTable;
import java.sql.SQLException;
import java.util.List;

/** The tables. Each is one tree: no index can disagree with its table. */
final class LocalTables {
  static final int SCHEMA = 1;

  /** "Tend" in ASCII: without it, it is somebody else's database. */
  static final int APPLICATION = 0x54656e64;

  /** By their keys. */
  static final SqliteTable OVERRIDES = new SqliteTable("override", "name", true);

  /** By their names. */
  static final SqliteTable NOTES = new SqliteTable("note", "name", true);

  private static final String ROW =
      "(name text primary key not null, body text not null, crc integer not null)"
          + " strict, without rowid";

  private LocalTables() {}

  /** The bytes of a database with empty tables, ready for a log of changes. */
  static byte[] image() throws SQLException {
    return SqliteDatabase.image(
        List.of(
            "pragma application_id = " + APPLICATION,
            "pragma user_version = " + SCHEMA,
            "create table override " + ROW,
            "create table note " + ROW,
            "create table change (number integer not null) strict",
            "insert into change values (random())"));
  }

  /** Says that overrides changed. At random, so that a copy put back does not repeat a number. */
  static void countChange(SqliteDatabase sqlite) throws SQLException {
    if (sqlite.update("update change set number = random()") != 1) {
      throw SqliteError.damaged("the table change is empty");
    }
  }

  /** Another number whenever overrides have changed. */
  static long change(SqliteDatabase sqlite) throws SQLException {
    String number = sqlite.text("select number from change");
    if (number.isEmpty()) {
      throw SqliteError.damaged("the table change is empty");
    }
    return Long.parseLong(number);
  }
}
