package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Changes overrides, each as a whole or not at all. */
final class SharedWriter {
  private final WriteSession session;
  private final TrustPolicy trust;

  SharedWriter(WriteSession session, TrustPolicy trust) {
    this.session = session;
    this.trust = trust;
  }

  void write(MonitoringOverride override, String content, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    session.mark();
    // What takes long comes first: others wait for whoever has the lock.
    try (DurableFile file = session.draft(session.layout(), content)) {
      session.checkOwner(file);
      WriterLock lock = session.lock();
      try {
        publish(file, override.key(), replace, now);
      } finally {
        lock.close();
      }
    }
  }

  private void publish(DurableFile file, OverrideKey key, boolean replace, Instant now)
      throws IOException, ExistingOverrideException {
    Path target = session.layout().file(key);
    Optional<FileStatus> existing = existing(key);
    if (existing.isPresent() && !replace) {
      checkFree(target, existing.get(), now);
    }
    if (existing.isPresent() || replace) {
      file.rename(target);
    } else if (!file.link(target)) {
      throw taken(key, target);
    }
  }

  private Optional<FileStatus> existing(OverrideKey key) throws IOException {
    return session
        .reading(trust)
        .sight(session.layout(), DirectoryLayout.name(key), Optional.empty())
        .map(ScannedFile::finding);
  }

  private static void checkFree(Path target, FileStatus existing, Instant now)
      throws IOException, ExistingOverrideException {
    switch (existing) {
      case FileStatus.Believed believed -> {
        if (!believed.override().expiredAt(now)) {
          throw new ExistingOverrideException(believed.override());
        }
      }
      case FileStatus.Rejected rejected ->
          throw new DirectoryException(
              target
                  + " is in the way and not believed: "
                  + rejected.reason()
                  + "; look at it, then say that it shall be replaced");
    }
  }

  /** Without a lock somebody else can be quicker. */
  private IOException taken(OverrideKey key, Path target)
      throws IOException, ExistingOverrideException {
    Optional<FileStatus> quicker = existing(key);
    if (quicker.isPresent()) {
      checkFree(target, quicker.get(), Instant.MIN);
    }
    return new DirectoryException(
        "somebody else changed " + target + " at the same moment; try again");
  }

  Optional<MonitoringOverride> remove(OverrideKey key) throws IOException {
    WriterLock lock = session.lock();
    try {
      Optional<FileStatus> existing = existing(key);
      return existing.isPresent()
          ? removed(session.layout().file(key), existing.get())
          : Optional.empty();
    } finally {
      lock.close();
    }
  }

  private static Optional<MonitoringOverride> removed(Path target, FileStatus existing)
      throws IOException {
    return switch (existing) {
      case FileStatus.Believed believed -> {
        boolean removed = Files.deleteIfExists(target);
        DurableFile.sync(target);
        yield removed ? Optional.of(believed.override()) : Optional.empty();
      }
      case FileStatus.Rejected rejected ->
          throw new DirectoryException(
              target
                  + " is not believed, so that nobody knows what would be removed: "
                  + rejected.reason()
                  + "; look at it and delete it by hand");
    };
  }
}
