package dev.tend.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A table of bodies by key. Each row carries a checksum, since SQLite does not notice when a disk
 * changes what it was given.
 *
 * @param name the table's name
 * @param key the name of its first column
 * @param texts whether bodies are kept as text; then a zero byte divides key and body in the sum
 */
public record SqliteTable(String name, String key, boolean texts) {

  /** A row whose checksum shows whether it is as it was written. */
  public static final class Row {
    private final String key;
    private final byte[] body;
    private final boolean intact;

    private Row(String key, byte[] body, boolean intact) {
      this.key = key;
      this.body = body;
      this.intact = intact;
    }

    /** Its key. */
    public String key() {
      return key;
    }

    /** What was kept; not copied. */
    public byte[] body() {
      return body;
    }

    /** The same as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether it is as it was written. */
    public boolean intact() {
      return intact;
    }
  }

  /** All rows, in the order of their keys. */
  public List<Row> rows(SqliteDatabase database) throws SQLException {
    return select(database, " order by " + key);
  }

  /** The row under a key. */
  public Optional<Row> row(SqliteDatabase database, String wanted) throws SQLException {
    return select(database, " where " + key + " = ?", wanted).stream().findFirst();
  }

  private List<Row> select(SqliteDatabase database, String which, Object... parameters)
      throws SQLException {
    return database.query(
        "select " + key + ", body, crc from " + name + which,
        row -> {
          String found = row.getString(1);
          byte[] body = Objects.requireNonNullElse(row.getBytes(2), new byte[0]);
          return new Row(found, body, row.getLong(3) == sum(found, body));
        },
        parameters);
  }

  /** Stores a body, replacing the one under the same key. */
  public void put(SqliteDatabase database, String under, byte[] body) throws SQLException {
    database.update(
        "insert or replace into " + name + " (" + key + ", body, crc) values (?, ?, ?)",
        under,
        texts ? new String(body, StandardCharsets.UTF_8) : body,
        sum(under, body));
  }

  /** The same with a text. */
  public void put(SqliteDatabase database, String under, String body) throws SQLException {
    put(database, under, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes the row under a key. */
  public void remove(SqliteDatabase database, String under) throws SQLException {
    database.update("delete from " + name + " where " + key + " = ?", under);
  }

  private long sum(String under, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(under.getBytes(StandardCharsets.UTF_8));
    if (texts) {
      crc.update(0);
    }
    crc.update(body);
    return crc.getValue();
  }
}
