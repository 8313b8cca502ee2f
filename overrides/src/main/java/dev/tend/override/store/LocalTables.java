package dev.tend.override.store;

import dev.tend.sqlite.SqliteDatabase;
import dev.tend.sqlite.SqliteDatabase.Access;
import dev.tend.sqlite.SqliteError;
import dev.tend.sqlite.SqliteTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tables, over one connection. Tables of one tree each: no index can disagree with its table.
 */
record LocalTables(SqliteDatabase sqlite) implements AutoCloseable {
  static final int SCHEMA = 1;

  /** "Tend" in ASCII: what does not say so is somebody else's database. */
  static final int APPLICATION = 0x54656e64;

  private static final SqliteTable OVERRIDES = new SqliteTable("override", "name", true);
  private static final SqliteTable NOTES = new SqliteTable("note", "name", true);
  private static final String ROW =
      "(name text primary key not null, body text not null, crc integer not null)"
          + " strict, without rowid";

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

  /** Opens for writing; never makes a file. */
  static LocalTables open(LocalFile file, Duration patience) throws SQLException {
    return new LocalTables(SqliteDatabase.open(file.path(), Access.SHARE, patience));
  }

  /** Opens for reading where nothing can be written. */
  static LocalTables openToRead(LocalFile file, Duration patience) throws SQLException {
    return new LocalTables(SqliteDatabase.open(file.path(), Access.READ, patience));
  }

  List<SqliteTable.Row> overrides() throws SQLException {
    return OVERRIDES.rows(sqlite);
  }

  int overrideCount() throws SQLException {
    return Integer.parseInt(sqlite.text("select count(*) from override"));
  }

  Optional<SqliteTable.Row> override(String key) throws SQLException {
    return OVERRIDES.row(sqlite, key);
  }

  Optional<SqliteTable.Row> note(String name) throws SQLException {
    return NOTES.row(sqlite, name);
  }

  void putOverride(String key, String body) throws SQLException {
    OVERRIDES.put(sqlite, key, body);
  }

  void putNote(String name, String body) throws SQLException {
    NOTES.put(sqlite, name, body);
  }

  void removeOverride(String key) throws SQLException {
    OVERRIDES.remove(sqlite, key);
  }

  /** Says that overrides changed. At random, so that a copy put back does not repeat a number. */
  void countChange() throws SQLException {
    if (sqlite.update("update change set number = random()") != 1) {
      throw SqliteError.damaged("the table change is empty");
    }
  }

  /** Another number whenever overrides have changed. */
  long change() throws SQLException {
    String number = sqlite.text("select number from change");
    if (number.isEmpty()) {
      throw SqliteError.damaged("the table change is empty");
    }
    return Long.parseLong(number);
  }

  /** What was not committed is gone. */
  @Override
  public void close() throws SQLException {
    sqlite.close();
  }
}
