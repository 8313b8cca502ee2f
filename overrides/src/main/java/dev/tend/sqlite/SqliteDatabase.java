package dev.tend.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * One connection to a file with a log of changes. Every change is durable once {@link #commit} has
 * returned. For one thread at a time.
 */
public final class SqliteDatabase implements AutoCloseable {
  private final Connection connection;

  private SqliteDatabase(Connection connection) {
    this.connection = connection;
  }

  /** What to open a file for. */
  public enum Access {
    /** To write, alone; the file is created if absent. */
    CREATE,
    /**
     * To write, with other programs; a missing file is an error. The log goes into the file after
     * every change: people copy the file, and not its log.
     */
    SHARE,
    /** To read; nothing is created or changed. */
    READ
  }

  /**
   * Opens a file.
   *
   * @param timeout how long each statement waits for other programs
   */
  public static SqliteDatabase open(Path file, Access access, Duration timeout)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(timeout.toMillis()));
    // For a plain path the driver would create and delete a file to see whether it may.
    String uri = "file:" + file.toUri().getRawPath();
    switch (access) {
      case CREATE -> {
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(16 << 20);
        uri = file.toString();
      }
      case SHARE -> {
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(4 << 20);
        config.setWalAutocheckpoint(1);
        uri += "?mode=rw";
      }
      case READ -> {
        config.setReadOnly(true);
        boolean log = Path.of(file + "-wal").toFile().length() > 0;
        uri += log ? "?mode=ro" : "?mode=ro&immutable=1";
      }
    }
    return new SqliteDatabase(config.createConnection("jdbc:sqlite:" + uri));
  }

  /** The bytes of a database that these statements make, ready for a log of changes. */
  public static byte[] image(List<String> statements) throws SQLException {
    try (Connection memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
        Statement statement = memory.createStatement()) {
      for (String one : statements) {
        statement.executeUpdate(one);
      }
      byte[] image = memory.unwrap(SQLiteConnection.class).serialize("main");
      // A database in memory has no such log; on a disk these bytes of the header say so.
      image[18] = 2;
      image[19] = 2;
      return image;
    }
  }

  /**
   * Begins to read, or to change with everybody else locked out. This is explicit, since by itself
   * the driver would begin again at each commit, and lock everybody else out for ever.
   */
  public void begin() throws SQLException {
    update(connection.isReadOnly() ? "begin" : "begin immediate");
  }

  /** What was changed since {@link #begin} stays. */
  public void commit() throws SQLException {
    update("commit");
  }

  /** The application that the database belongs to; 0 for none. */
  public int application() throws SQLException {
    return Integer.parseInt(text("pragma application_id"));
  }

  /** The version of the tables; 0 when there are none. */
  public int schema() throws SQLException {
    return Integer.parseInt(text("pragma user_version"));
  }

  /**
   * What is wrong with the file as a whole; empty when nothing is.
   *
   * @param check {@code quick_check} or {@code integrity_check}
   */
  public Optional<String> damage(String check) throws SQLException {
    String found = text("pragma " + check + "(1)");
    return found.equals("ok") ? Optional.empty() : Optional.of(found);
  }

  /** The first column of the first row as text; empty text where there is none. */
  public String text(String query) throws SQLException {
    return query(query, rows -> rows.getString(1)).stream().findFirst().orElse("");
  }

  /** What is made of a row. */
  public interface Reader<T> {
    /** Reads the current row. */
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query with these parameters: texts, numbers or bytes. */
  public <T> List<T> query(String query, Reader<T> reader, Object... parameters)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(query, parameters);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }

  /**
   * Carries out a statement with these parameters: texts, numbers or bytes.
   *
   * @return how many rows it changed
   */
  public int update(String change, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(change, parameters)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String text, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException failed) {
      statement.close();
      throw failed;
    }
  }

  /** Discards what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
