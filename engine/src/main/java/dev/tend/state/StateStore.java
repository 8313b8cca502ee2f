package dev.tend.state;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.sqlite.SqliteLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The durable state, in one directory that belongs to one agent. For one thread at a time. What a
 * method was given is on the disk when it returns; when it throws, nothing was kept, and the next
 * call tries again.
 */
public final class StateStore implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

  private final StateFiles files;
  private final StateCodec codec;
  private final DirectoryLock lock;
  private Optional<StateTables> tables;

  StateStore(StateFiles files, StateCodec codec, DirectoryLock lock, StateTables tables) {
    this.files = files;
    this.codec = codec;
    this.lock = lock;
    this.tables = Optional.of(tables);
  }

  /**
   * Opens the state of a directory, which is created if absent. A file that is damaged is set aside
   * and a new one started; records that this version cannot read are set aside within. Waits up to
   * ten seconds for a file that another program has locked.
   *
   * @param types the types that stored intents can name
   * @throws StateRefusedException if another agent uses it, or a newer version wrote the file
   * @throws StateException if the file stays locked or cannot be written; later it may be; the
   *     message says what to do
   */
  public static OpenedState open(Path directory, Types types) throws StateException {
    return new StateOpener(new StateFiles(directory), new StateCodec(types), TRIES).open();
  }

  /**
   * What an agent would resume from, for the command line when no agent answers. Changes nothing in
   * the state, and does not keep an agent from starting; what this version cannot read is left out.
   *
   * @throws StateException if there is no state, or it cannot be read; the message says what to do
   */
  public static StoredState read(Path directory, Types types) throws StateException {
    Path file = new StateFiles(directory).database();
    if (!Files.isReadable(file)) {
      throw new StateException(
          Files.exists(directory) && !Files.isReadable(directory)
              ? "the state in " + directory + " may not be read; run this as root"
              : "there is no state in " + directory + " that can be read; has an agent run there?");
    }
    try {
      SqliteLibrary.loadForAWhile(Optional.empty());
      try (StateTables tables = StateTables.openToRead(file)) {
        tables.sqlite().begin();
        return DatabaseContents.read(tables, new StateCodec(types)).state();
      }
    } catch (IOException | SQLException failed) {
      throw new StateException(
          "the state in "
              + file
              + " cannot be read: "
              + failed.getMessage()
              + (failed instanceof SQLException ? "; try as root or as the agent's user" : ""),
          failed);
    }
  }

  /**
   * Keeps changes, all of them or none.
   *
   * @throws StateException if they could not be kept; the message says what to do
   */
  public void keep(List<DurableChange> changes) throws StateException {
    List<Encoded> encoded = new ArrayList<>();
    for (DurableChange change : changes) {
      encoded.add(new Encoded(change.key(), bytes(change)));
    }
    if (encoded.isEmpty()) {
      return;
    }
    attempt(
        tables -> {
          for (Encoded change : encoded) {
            if (change.body().isPresent()) {
              StateTables.RECORDS.put(tables.sqlite(), change.key(), change.body().get());
            } else {
              StateTables.RECORDS.remove(tables.sqlite(), change.key());
            }
          }
        });
  }

  /** A change as it is written; without a body it deletes. */
  private record Encoded(String key, Optional<byte[]> body) {}

  private Optional<byte[]> bytes(DurableChange change) throws StateException {
    try {
      return change.record().map(codec::encode);
    } catch (JacksonException unwritable) {
      throw new StateException(
          "the record "
              + change.key()
              + " cannot be written as JSON; report this as a bug of Tend: "
              + unwritable.getOriginalMessage(),
          unwritable);
    }
  }

  /**
   * Keeps the windows, replacing those kept before.
   *
   * @throws StateException if they could not be kept; those kept before remain
   */
  public void checkpoint(Checkpoint checkpoint) throws StateException {
    byte[] body = codec.encode(checkpoint);
    attempt(
        tables -> StateTables.CHECKPOINTS.put(tables.sqlite(), DatabaseContents.CHECKPOINT, body));
  }

  /**
   * Records that a child of an action has started.
   *
   * @throws StateException if it could not be kept
   */
  public void childBegan(String instance, long pid, long startTicks) throws StateException {
    attempt(tables -> tables.addChild(instance, new ChildRecord(pid, startTicks)));
  }

  /**
   * The children of an action that are not known to have ended.
   *
   * @throws StateException if they cannot be read
   */
  public List<ChildRecord> children(String instance) throws StateException {
    return ask(tables -> tables.children(instance));
  }

  /**
   * Records that all children of an action have ended.
   *
   * @throws StateException if that could not be kept
   */
  public void childrenEnded(String instance) throws StateException {
    attempt(tables -> tables.removeChildren(instance));
  }

  /** Something to change, whole or not at all. */
  private interface Work {
    void on(StateTables tables) throws SQLException;
  }

  /** Something to ask. */
  private interface Question<T> {
    T on(StateTables tables) throws SQLException;
  }

  private void attempt(Work work) throws StateException {
    ask(
        open -> {
          work.on(open);
          return List.of();
        });
  }

  /** After a failure the connection is not trusted: the next call opens a new one. */
  private <T> T ask(Question<T> question) throws StateException {
    try {
      StateTables open = tables.isPresent() ? tables.get() : StateTables.open(files.database());
      tables = Optional.of(open);
      open.sqlite().begin();
      T answer = question.on(open);
      open.sqlite().commit();
      return answer;
    } catch (SQLException failed) {
      disconnect();
      throw StateException.explain(files.database(), failed);
    }
  }

  private void disconnect() {
    try {
      if (tables.isPresent()) {
        tables.get().close();
      }
    } catch (SQLException unclosable) {
      LOG.warn("the state could not be closed: {}", unclosable.getMessage());
    }
    tables = Optional.empty();
  }

  /** Releases the directory. */
  @Override
  public void close() {
    disconnect();
    try {
      lock.close();
    } catch (IOException unclosable) {
      LOG.warn("the lock of the state could not be closed: {}", unclosable.toString());
    }
  }
}
