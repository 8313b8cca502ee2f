package dev.tend.override.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The tables, over one connection. Each row carries a check sum, for SQLite does not notice when a
 * disk changes what it was given. Tables of one tree each: no index can disagree with its table.
 */
final class LocalTables implements AutoCloseable {
  static final int SCHEMA = 1;

  /** "Tend" in ASCII: what does not say so is somebody else's database. */
  static final int APPLICATION = 0x54656e64;

  private static final int LONGEST_LOG = 4 << 20;
  private static final String ROW =
      "(name text primary key not null, body text not null, crc integer not null)"
          + " strict, without rowid";

  private final Connection connection;

  private LocalTables(Connection connection) {
    this.connection = connection;
  }

  /**
   * A row.
   *
   * @param name the key of an override, or the name of a note
   * @param intact whether its check sum says that it is as it was written
   */
  record Row(String name, String body, boolean intact) {}

  /** The bytes of a database with empty tables, ready for a log of changes. */
  static byte[] image() throws SQLException {
    try (Connection memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
        Statement statement = memory.createStatement()) {
      statement.executeUpdate("pragma application_id = " + APPLICATION);
      statement.executeUpdate("pragma user_version = " + SCHEMA);
      statement.executeUpdate("create table override " + ROW);
      statement.executeUpdate("create table note " + ROW);
      statement.executeUpdate("create table change (number integer not null) strict");
      statement.executeUpdate("insert into change values (random())");
      byte[] image = memory.unwrap(SQLiteConnection.class).serialize("main");
      // A database in memory has no such log; on a disk these bytes of the header say so.
      image[18] = 2;
      image[19] = 2;
      return image;
    }
  }

  /** Opens for writing; never makes a file. */
  static LocalTables open(LocalFile file, Duration patience) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(LONGEST_LOG);
    // After every change: people copy the file, and not its log.
    config.setWalAutocheckpoint(1);
    return open(config, patience, uri(file, "rw"));
  }

  /** Opens for reading where nothing can be written. */
  static LocalTables openToRead(LocalFile file, Duration patience) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(config, patience, uri(file, file.hasLog() ? "ro" : "ro&immutable=1"));
  }

  /** Of a plain path the driver would make and remove a file to see whether it may. */
  private static String uri(LocalFile file, String mode) {
    return "file:" + file.path().toUri().getRawPath() + "?mode=" + mode;
  }

  private static LocalTables open(SQLiteConfig config, Duration patience, String uri)
      throws SQLException {
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    return new LocalTables(config.createConnection("jdbc:sqlite:" + uri));
  }

  /** Whose database this is: {@link #APPLICATION} for Tend's. */
  int application() throws SQLException {
    return Integer.parseInt(text("pragma application_id"));
  }

  /** The version of the tables; 0 when there are none. */
  int schema() throws SQLException {
    return Integer.parseInt(text("pragma user_version"));
  }

  /** What is wrong with the file as a whole; empty when nothing is. */
  Optional<String> damage() throws SQLException {
    String found = text("pragma integrity_check(1)");
    return found.equals("ok") ? Optional.empty() : Optional.of(found);
  }

  private String text(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /**
   * Begins to change, with everybody else kept out. Said in so many words: left to itself the
   * driver begins anew at each commit, and so would keep everybody else out for ever.
   */
  void begin() throws SQLException {
    execute("begin immediate");
  }

  void commit() throws SQLException {
    execute("commit");
  }

  private int execute(String statement) throws SQLException {
    try (Statement one = connection.createStatement()) {
      return one.executeUpdate(statement);
    }
  }

  List<Row> overrides() throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select name, body, crc from override order by name");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row(rows));
      }
    }
    return found;
  }

  int overrideCount() throws SQLException {
    return Integer.parseInt(text("select count(*) from override"));
  }

  Optional<Row> override(String key) throws SQLException {
    return find("select name, body, crc from override where name = ?", key);
  }

  Optional<Row> note(String name) throws SQLException {
    return find("select name, body, crc from note where name = ?", name);
  }

  private Optional<Row> find(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  private static Row row(ResultSet rows) throws SQLException {
    String name = rows.getString(1);
    String body = rows.getString(2);
    return new Row(name, body, rows.getLong(3) == crc(name, body));
  }

  void putOverride(String key, String body) throws SQLException {
    put("insert or replace into override (name, body, crc) values (?, ?, ?)", key, body);
  }

  void putNote(String name, String body) throws SQLException {
    put("insert or replace into note (name, body, crc) values (?, ?, ?)", name, body);
  }

  private void put(String insert, String name, String body) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, name);
      statement.setString(2, body);
      statement.setLong(3, crc(name, body));
      statement.executeUpdate();
    }
  }

  void removeOverride(String key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from override where name = ?")) {
      statement.setString(1, key);
      statement.executeUpdate();
    }
  }

  /** Says that overrides changed. At random, so that a copy put back does not repeat a number. */
  void countChange() throws SQLException {
    if (execute("update change set number = random()") != 1) {
      throw incomplete();
    }
  }

  /** Another number whenever overrides have changed. */
  long change() throws SQLException {
    String number = text("select number from change");
    if (number.isEmpty()) {
      throw incomplete();
    }
    return Long.parseLong(number);
  }

  private static SQLException incomplete() {
    return new SQLiteException("the table change is empty", SQLiteErrorCode.SQLITE_CORRUPT);
  }

  private static long crc(String name, String body) {
    CRC32C crc = new CRC32C();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    crc.update(0);
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** What was not committed is gone. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
