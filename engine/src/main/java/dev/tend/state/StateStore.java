package dev.tend.state;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.definition.type.Types;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The durable state, in one directory that belongs to one agent. For one thread at a time, but for
 * {@link #health()}. What a method was given is on the disk when it returns; when it throws,
 * nothing of it counts, and the next call tries anew.
 */
public final class StateStore implements AutoCloseable {
  private static final int TRIES = 5;
  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

  private final StateFiles files;
  private final StateCodec codec;
  private final InstantSource clock;
  private final DirectoryLock lock;
  private Optional<Database> database;
  private volatile StateHealth health = StateHealth.untried();

  StateStore(
      StateFiles files,
      StateCodec codec,
      InstantSource clock,
      DirectoryLock lock,
      Database database) {
    this.files = files;
    this.codec = codec;
    this.clock = clock;
    this.lock = lock;
    this.database = Optional.of(database);
    measure();
  }

  /**
   * Opens the state of a directory, which is made when it is not there. A file that is damaged is
   * set aside and a new one begun; records that this version cannot read are set aside within.
   * Waits up to ten seconds for a file that another program has locked.
   *
   * @param types the types that stored intents can name
   * @param clock the wall clock, for {@link #health()}
   * @throws StateRefusedException if another agent works there, or a newer version wrote the file
   * @throws StateException if the file stays locked or cannot be written; later it may be; the
   *     message says what to do
   */
  public static OpenedState open(Path directory, Types types, InstantSource clock)
      throws StateException {
    return new StateOpener(new StateFiles(directory), new StateCodec(types), clock, TRIES).open();
  }

  /**
   * Keeps changes, all of them or none.
   *
   * @throws StateException if they could not be kept; the message says what to do
   */
  public void keep(List<DurableChange> changes) throws StateException {
    keepAll(List.of(changes));
  }

  /**
   * Keeps several groups of changes, in their order, for the price of one.
   *
   * @throws StateException if they could not be kept, none of them
   */
  public void keepAll(List<List<DurableChange>> groups) throws StateException {
    List<Encoded> encoded = new ArrayList<>();
    for (List<DurableChange> changes : groups) {
      for (DurableChange change : changes) {
        encoded.add(new Encoded(change.key(), bytes(change)));
      }
    }
    if (encoded.isEmpty()) {
      return;
    }
    attempt(
        database -> {
          for (Encoded change : encoded) {
            if (change.body().isPresent()) {
              Database.RECORDS.put(database.sqlite(), change.key(), change.body().get());
            } else {
              Database.RECORDS.remove(database.sqlite(), change.key());
            }
          }
        });
  }

  /** A change as it is written; without a body it takes away. */
  private record Encoded(String key, Optional<byte[]> body) {}

  private Optional<byte[]> bytes(DurableChange change) throws StateException {
    try {
      return change.record().map(codec::encode);
    } catch (JacksonException unwritable) {
      throw new StateException(
          "the record "
              + change.key()
              + " cannot be put into words; report this as a mistake of Tend's: "
              + unwritable.getOriginalMessage(),
          unwritable);
    }
  }

  /**
   * Keeps the windows in the place of those kept before.
   *
   * @throws StateException if they could not be kept; those kept before stand
   */
  public void checkpoint(Checkpoint checkpoint) throws StateException {
    byte[] body = codec.encode(checkpoint);
    attempt(
        database -> Database.CHECKPOINTS.put(database.sqlite(), DatabaseContents.CHECKPOINT, body));
    measure();
  }

  /**
   * Keeps that a child of an act has begun.
   *
   * @throws StateException if it could not be kept
   */
  public void childBegan(String instance, long pid, long startTicks) throws StateException {
    attempt(database -> database.addChild(instance, new ChildRecord(pid, startTicks)));
  }

  /**
   * The children of an act that are not known to have ended.
   *
   * @throws StateException if they cannot be read
   */
  public List<ChildRecord> children(String instance) throws StateException {
    return ask(database -> database.children(instance));
  }

  /**
   * All children of an act are gone.
   *
   * @throws StateException if that could not be kept
   */
  public void childrenEnded(String instance) throws StateException {
    attempt(database -> database.removeChildren(instance));
  }

  /** How the store fares. Any thread may ask. */
  public StateHealth health() {
    return health;
  }

  /** Something to change, whole or not at all. */
  private interface Work {
    void on(Database database) throws SQLException;
  }

  /** Something to ask. */
  private interface Question<T> {
    T on(Database database) throws SQLException;
  }

  private void attempt(Work work) throws StateException {
    ask(
        open -> {
          work.on(open);
          return List.of();
        });
    health = health.succeeded(clock.instant());
  }

  /** After a failure the connection is not trusted: the next call begins with a new one. */
  private <T> T ask(Question<T> question) throws StateException {
    try {
      Database open = database.isPresent() ? database.get() : Database.open(files.database());
      database = Optional.of(open);
      open.sqlite().begin();
      T answer = question.on(open);
      open.sqlite().commit();
      return answer;
    } catch (SQLException failed) {
      StateException explained = StateException.explain(files.database(), failed);
      health = health.failed(clock.instant(), String.valueOf(explained.getMessage()));
      disconnect();
      throw explained;
    }
  }

  private void disconnect() {
    try {
      if (database.isPresent()) {
        database.get().close();
      }
    } catch (SQLException unclosable) {
      LOG.warn("the state could not be closed: {}", unclosable.getMessage());
    }
    database = Optional.empty();
  }

  private void measure() {
    try {
      health = health.taking(files.bytes());
    } catch (IOException unseen) {
      LOG.warn("the size of the state cannot be seen: {}", unseen.toString());
    }
  }

  /** Lets go of the directory. */
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
