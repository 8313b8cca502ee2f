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

  static DatabaseContents read(StateTables tables, StateCodec codec) throws SQLException {
    DatabaseContents databaseContents = new DatabaseContents(codec);
    StateTables.RECORDS.rows(tables.sqlite()).forEach(databaseContents::take);
    StateTables.CHECKPOINTS.rows(tables.sqlite()).forEach(databaseContents::take);
    return databaseContents;
  }

  private void take(SqliteTable.Row row) {
    try {
      if (!row.intact()) {
        throw new UnreadableException("it is not what was written: its checksum is wrong");
      }
      if (row.key().equals(CHECKPOINT)) {
        checkpoint = Optional.of(codec.decodeCheckpoint(row.body()));
      } else {
        records.add(codec.decode(row.key(), row.body()));
      }
    } catch (UnreadableException unknown) {
      unreadable.add(new Unreadable(row, String.valueOf(unknown.getMessage())));
    }
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
