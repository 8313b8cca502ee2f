package dev.tend.state;

import dev.tend.sqlite.SqliteDatabase;
import dev.tend.sqlite.SqliteDatabase.Access;
import dev.tend.sqlite.SqliteTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The tables, over one connection. */
final class StateTables implements AutoCloseable {
  static final int SCHEMA = 1;
  static final SqliteTable RECORDS = new SqliteTable("record", "key", false);
  static final SqliteTable CHECKPOINTS = new SqliteTable("checkpoint", "key", false);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final SqliteDatabase sqlite;

  private StateTables(SqliteDatabase sqlite) {
    this.sqlite = sqlite;
  }

  /** Opens for writing; the file is created if absent. */
  static StateTables open(Path file) throws SQLException {
    return new StateTables(SqliteDatabase.open(file, Access.CREATE, TIMEOUT));
  }

  /** Opens for reading; makes and changes nothing. */
  static StateTables openToRead(Path file) throws SQLException {
    return new StateTables(SqliteDatabase.open(file, Access.READ, TIMEOUT));
  }

  /** The connection. */
  SqliteDatabase sqlite() {
    return sqlite;
  }

  void createTables() throws SQLException {
    String body = "(key text primary key not null, body blob not null, ";
    sqlite.update("create table record " + body + "crc integer not null)");
    sqlite.update("create table checkpoint " + body + "crc integer not null)");
    sqlite.update("create table aside " + body + "reason text not null)");
    sqlite.update(
        "create table child (instance text not null, pid integer not null, ticks integer not"
            + " null, primary key (instance, pid, ticks))");
    sqlite.update("pragma user_version = " + SCHEMA);
  }

  /** Moves a record to where it is kept for a later version, but not read again by this one. */
  void setRecordAside(SqliteTable.Row row, String reason) throws SQLException {
    sqlite.update(
        "insert or replace into aside (key, body, reason) values (?, ?, ?)",
        row.key(),
        row.body(),
        reason);
    RECORDS.remove(sqlite, row.key());
  }

  void addChild(String instance, ChildRecord child) throws SQLException {
    sqlite.update(
        "insert or replace into child (instance, pid, ticks) values (?, ?, ?)",
        instance,
        child.pid(),
        child.startTicks());
  }

  List<ChildRecord> children(String instance) throws SQLException {
    return sqlite.query(
        "select pid, ticks from child where instance = ? order by pid, ticks",
        row -> new ChildRecord(row.getLong(1), row.getLong(2)),
        instance);
  }

  void removeChildren(String instance) throws SQLException {
    sqlite.update("delete from child where instance = ?", instance);
  }

  /** Discards what was not committed. */
  @Override
  public void close() throws SQLException {
    sqlite.close();
  }
}
