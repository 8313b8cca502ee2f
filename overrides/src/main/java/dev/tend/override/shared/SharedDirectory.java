package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.OverrideScope;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The directory with the global overrides, one file each, which several servers read and several
 * administrators write, at the same time.
 *
 * <p>Every method does file I/O, on a file system that may hang for ever: call them on threads that
 * may be lost. A process uses one object for one directory; writes through it wait for one another.
 */
public final class SharedDirectory implements SharedRepository {
  private static final int PATIENCE_SECONDS = 10;

  /** Looking at the files of all servers is work for the file server, and each server does it. */
  private static final long TIDY_EVERY = Duration.ofDays(1).toNanos();

  private final Path directory;
  private final TrustPolicy trust;
  private final FileSystemAccess files;
  private final LongSupplier nanos;
  private final ReentrantLock writing = new ReentrantLock();

  /** When what servers said that are gone was last removed; guarded by {@link #writing}. */
  private OptionalLong tidied = OptionalLong.empty();

  private volatile SharedView last = SharedView.EMPTY;

  /** This directory, which need not exist yet, with these to be trusted. */
  public SharedDirectory(Path directory, TrustPolicy trust) {
    this(directory, trust, FileSystemAccess.REAL, System::nanoTime);
  }

  SharedDirectory(Path directory, TrustPolicy trust, FileSystemAccess files, LongSupplier nanos) {
    this.directory = directory.toAbsolutePath().normalize();
    this.trust = trust;
    this.files = files;
    this.nanos = nanos;
  }

  /** Where it is, absolute. */
  public Path path() {
    return directory;
  }

  /**
   * Reads the directory. A file is opened when it is new or has changed, and once more at the first
   * poll that starts three seconds or more later; if nothing has changed, none is.
   *
   * @param before what the previous poll found, here or in an earlier run; {@link SharedView#EMPTY}
   *     if there was none. What it found with another trust or in another directory is read again
   * @return what is there now. A file that is not trusted is left out, but what it was trusted to
   *     say before stays in effect until it is fixed or removed, or that ends by itself
   * @throws IOException if the directory as a whole cannot be read or trusted: it does not exist,
   *     can be written by everybody, holds more than 20,000 overrides, is not the directory that
   *     was seen before, or the file system fails; the message says what to do. Then nothing is
   *     known, and what was known before is to be kept
   */
  @Override
  public SharedView look(SharedView before) throws IOException {
    try {
      SharedView view = new DirectoryScan(directory, trust, files, nanos).after(before);
      last = view;
      return view;
    } catch (IOException failed) {
      throw DirectoryException.looking(directory, failed);
    }
  }

  @Override
  public List<MonitoringOverride> overrides() throws IOException {
    return look(last).overrides();
  }

  /**
   * Why an override would not be trusted if it were written so; empty when nothing is known to
   * speak against it. Touches no file.
   */
  @Override
  public Optional<String> objection(MonitoringOverride override, Optional<String> signatureLine) {
    try {
      OverrideFile.compose(override, signatureLine, trust);
      return Optional.empty();
    } catch (IllegalArgumentException | DirectoryException unbelievable) {
      return Optional.of(String.valueOf(unbelievable.getMessage()));
    }
  }

  /**
   * Makes a view of what {@link SharedView#text} wrote, for the time until the first poll succeeds.
   * Keys that are no longer trusted do not count; only owners cannot be checked again.
   *
   * @return {@link SharedView#EMPTY} if the text is damaged or is about another directory
   */
  @Override
  public SharedView recall(String text) {
    SharedView view = SharedViewCodec.read(text, directory, trust);
    last = view;
    return view;
  }

  /**
   * Writes an override, so that it is complete and durable when this returns.
   *
   * @param signatureLine what {@link Signing#sign} made of it; needed where signatures are required
   * @param replace whether it replaces one with the same key; an expired one is replaced in any
   *     case
   * @param now decides what has expired
   * @throws ExistingOverrideException if there is one and it must not be replaced; of two who add
   *     at the same moment one succeeds
   * @throws IllegalArgumentException if it is not global, cannot be written, or is too long
   * @throws IOException if it was not written, or perhaps not durably; also when nobody would trust
   *     it, when a file that is not trusted is in its place, or when the directory is not the one
   *     that was last seen
   */
  @Override
  public void add(
      MonitoringOverride override, Optional<String> signatureLine, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    if (override.scope() != OverrideScope.GLOBAL) {
      throw new IllegalArgumentException(
          "the override "
              + override.id()
              + " is one of a server; the directory is for global ones");
    }
    String content = OverrideFile.compose(override, signatureLine, trust);
    enter();
    try {
      writer().write(override, content, replace, now);
    } catch (IOException failed) {
      throw DirectoryException.writing(directory, failed);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Removes an override; it does not come back after a crash.
   *
   * @return the one that was there; empty when there was none
   * @throws IOException if it was not removed, or perhaps not durably; also when the file in its
   *     place is not trusted
   */
  @Override
  public Optional<MonitoringOverride> remove(OverrideKey key) throws IOException {
    enter();
    try {
      return writer().remove(key);
    } catch (IOException failed) {
      throw DirectoryException.writing(directory, failed);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) throws IOException {
    enter();
    try {
      long now = nanos.getAsLong();
      boolean tidy = tidied.isEmpty() || now - tidied.getAsLong() >= TIDY_EVERY;
      writer().acknowledge(acknowledgement, tidy);
      tidied = tidy ? OptionalLong.of(now) : tidied;
    } catch (IOException failed) {
      throw DirectoryException.writing(directory, failed);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<Acknowledgement> acknowledgements() throws IOException {
    try {
      return new AcknowledgementFiles(
              new DirectoryLayout(directory.toRealPath()).acknowledgements(), files)
          .read();
    } catch (IOException failed) {
      throw DirectoryException.looking(directory, failed);
    }
  }

  private SharedWriter writer() throws IOException {
    return new SharedWriter(new DirectoryLayout(directory.toRealPath()), trust, files, last);
  }

  /** A write that hangs holds up the next one, but not for ever. */
  private void enter() throws IOException {
    try {
      if (writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to write in " + directory);
    }
    throw new DirectoryException(
        "an earlier write in " + directory + " has not returned; check its file system");
  }
}
