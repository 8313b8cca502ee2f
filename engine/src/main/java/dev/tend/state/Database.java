package dev.tend.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sqlite.SQLiteConfig;

/**
 * The tables, over one connection. Every change is durable once {@link #commit} has returned. Each
 * row carries a check sum, for SQLite does not notice when a disk changes what it was given.
 */
final class Database implements AutoCloseable {
  static final int SCHEMA = 1;
  private static final int BUSY_MILLIS = 2_000;
  private static final int LONGEST_LOG = 16 << 20;

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** A row whose check sum tells whether it is as it was written. */
  static final class Row {
    private final String key;
    private final byte[] body;
    private final boolean intact;

    private Row(String key, byte[] body, long crc) {
      this.key = key;
      this.body = body;
      this.intact = crc == crc(key, body);
    }

    String key() {
      return key;
    }

    byte[] body() {
      return body;
    }

    boolean intact() {
      return intact;
    }
  }

  /** Opens for writing; the file is made when it is not there. */
  static Database open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalSizeLimit(LONGEST_LOG);
    return new Database(config.createConnection("jdbc:sqlite:" + file));
  }

  /** Opens for reading; makes and changes nothing. */
  static Database openToRead(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    boolean log = Path.of(file + "-wal").toFile().length() > 0;
    String uri = file.toUri().getRawPath() + "?mode=ro" + (log ? "" : "&immutable=1");
    return new Database(config.createConnection("jdbc:sqlite:file:" + uri));
  }

  /**
   * Begins to change or to read. Said in so many words: left to itself the driver begins anew at
   * each commit, and so would keep everybody else out for ever.
   */
  void begin() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(connection.isReadOnly() ? "begin" : "begin immediate");
    }
  }

  /** What is wrong with the file as a whole; empty when nothing is. */
  Optional<String> damage() throws SQLException {
    String found = text("pragma quick_check(1)");
    return found.equals("ok") ? Optional.empty() : Optional.of(found);
  }

  /** The version of the tables; 0 when there are none. */
  int schema() throws SQLException {
    return Integer.parseInt(text("pragma user_version"));
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  void createTables() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "create table record"
              + " (key text primary key not null, body blob not null, crc integer not null)");
      statement.executeUpdate(
          "create table checkpoint"
              + " (key text primary key not null, body blob not null, crc integer not null)");
      statement.executeUpdate(
          "create table aside"
              + " (key text primary key not null, body blob not null, reason text not null)");
      statement.executeUpdate(
          "create table child (instance text not null, pid integer not null, ticks integer not"
              + " null, primary key (instance, pid, ticks))");
      statement.executeUpdate("pragma user_version = " + SCHEMA);
    }
  }

  List<Row> records() throws SQLException {
    return rows("select key, body, crc from record order by key");
  }

  List<Row> checkpoints() throws SQLException {
    return rows("select key, body, crc from checkpoint");
  }

  private List<Row> rows(String query) throws SQLException {
    List<Row> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(new Row(rows.getString(1), rows.getBytes(2), rows.getLong(3)));
      }
    }
    return found;
  }

  void putRecord(String key, byte[] body) throws SQLException {
    put("insert or replace into record (key, body, crc) values (?, ?, ?)", key, body);
  }

  void putCheckpoint(String key, byte[] body) throws SQLException {
    put("insert or replace into checkpoint (key, body, crc) values (?, ?, ?)", key, body);
  }

  private void put(String insert, String key, byte[] body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, key);
      statement.setBytes(2, body);
      statement.setLong(3, crc(key, body));
      statement.executeUpdate();
    }
  }

  void removeRecord(String key) throws SQLException {
    update("delete from record where key = ?", key);
  }

  /** Puts a record where it is kept for a later version, but not read again by this one. */
  void setRecordAside(Row row, String reason) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert or replace into aside (key, body, reason) values (?, ?, ?)")) {
      statement.setString(1, row.key());
      statement.setBytes(2, row.body());
      statement.setString(3, reason);
      statement.executeUpdate();
    }
    removeRecord(row.key());
  }

  void removeCheckpoint(String key) throws SQLException {
    update("delete from checkpoint where key = ?", key);
  }

  void addChild(String instance, ChildRecord childRecord) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert or replace into child (instance, pid, ticks) values (?, ?, ?)")) {
      statement.setString(1, instance);
      statement.setLong(2, childRecord.pid());
      statement.setLong(3, childRecord.startTicks());
      statement.executeUpdate();
    }
  }

  List<ChildRecord> children(String instance) throws SQLException {
    List<ChildRecord> children = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select pid, ticks from child where instance = ? order by pid, ticks")) {
      statement.setString(1, instance);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          children.add(new ChildRecord(rows.getLong(1), rows.getLong(2)));
        }
      }
    }
    return children;
  }

  void removeChildren(String instance) throws SQLException {
    update("delete from child where instance = ?", instance);
  }

  private void update(String change, String key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change)) {
      statement.setString(1, key);
      statement.executeUpdate();
    }
  }

  void commit() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("commit");
    }
  }

  private static long crc(String key, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(body);
    return crc.getValue();
  }

  /** How much the files of a database take. */
  static long bytes(Path file) throws IOException {
    long bytes = 0;
    for (String part : List.of("", "-wal", "-shm")) {
      Path one = Path.of(file + part);
      bytes += Files.exists(one) ? Files.size(one) : 0;
    }
    return bytes;
  }

  /** What was not committed is gone. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
