package dev.tend.state;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.StoredState;
import dev.tend.sqlite.SqliteTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is in a database, as far as this version can read it. */
final class DatabaseContents {
  static final String CHECKPOINT = "windows";
  private static final int MOST_LINES = 100;
  private static final String ALTERED = "it is not as it was written: its check sum is wrong";

  private final StateCodec codec;
  private final List<DurableRecord> records = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private Optional<Checkpoint> checkpoint = Optional.empty();

  private DatabaseContents(StateCodec codec) {
    this.codec = codec;
  }

  /** A row that cannot be read, and why. */
  record Unreadable(SqliteTable.Row row, String reason) {
    boolean isCheckpoint() {
      return row.key().equals(CHECKPOINT);
    }
  }

  static DatabaseContents read(Database database, StateCodec codec) throws SQLException {
    DatabaseContents databaseContents = new DatabaseContents(codec);
    for (SqliteTable.Row row : Database.RECORDS.rows(database.sqlite())) {
      databaseContents.record(row);
    }
    for (SqliteTable.Row row : Database.CHECKPOINTS.rows(database.sqlite())) {
      databaseContents.checkpoint(row);
    }
    return databaseContents;
  }

  private void record(SqliteTable.Row row) {
    try {
      records.add(codec.decode(row.key(), intact(row)));
    } catch (UnreadableException unknown) {
      refuse(row, unknown);
    }
  }

  private void checkpoint(SqliteTable.Row row) {
    try {
      checkpoint = Optional.of(codec.decodeCheckpoint(intact(row)));
    } catch (UnreadableException unknown) {
      refuse(row, unknown);
    }
  }

  private static byte[] intact(SqliteTable.Row row) throws UnreadableException {
    if (!row.intact()) {
      throw new UnreadableException(ALTERED);
    }
    return row.body();
  }

  private void refuse(SqliteTable.Row row, UnreadableException why) {
    unreadable.add(new Unreadable(row, String.valueOf(why.getMessage())));
  }

  StoredState state() {
    return new StoredState(records, checkpoint);
  }

  List<Unreadable> unreadable() {
    return unreadable;
  }

  List<String> lines() {
    return unreadable.stream()
        .limit(MOST_LINES)
        .map(one -> one.row().key() + ": " + one.reason())
        .toList();
  }
}
