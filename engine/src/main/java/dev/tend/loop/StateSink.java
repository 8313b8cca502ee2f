package dev.tend.loop;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import java.util.List;

/** Where state is kept. Called by one thread. */
public interface StateSink {
  /**
   * Keeps these changes, all or none, so that they survive a crash from now on.
   *
   * @throws NotKeptException if they are not; the same changes come again with later ones
   */
  void keep(List<DurableChange> changes) throws NotKeptException;

  /**
   * Keeps a checkpoint in place of the one before it.
   *
   * @throws NotKeptException if it is not kept
   */
  void checkpoint(Checkpoint checkpoint) throws NotKeptException;

  /** The store did not take something. */
  final class NotKeptException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what is wrong and what to do. */
    public NotKeptException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
