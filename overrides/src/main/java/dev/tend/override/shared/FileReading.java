package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads single files, each as it was at one moment, and only when they may have changed. */
final class FileReading {
  private static final int TRIES = 5;

  private final FileSystemAccess files;
  private final OwnershipPolicy ownership;
  private final TrustPolicy trust;
  private final LongSupplier nanos;
  private final long began;

  /** From now on. */
  FileReading(
      FileSystemAccess files, OwnershipPolicy ownership, TrustPolicy trust, LongSupplier nanos) {
    this.files = files;
    this.ownership = ownership;
    this.trust = trust;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /**
   * What a file is; empty when it is gone.
   *
   * @param before what it was at the look before
   * @throws DirectoryException if the file system does not tell
   */
  Optional<ScannedFile> sight(DirectoryLayout layout, String name, Optional<ScannedFile> before)
      throws DirectoryException {
    Path file = layout.file(name);
    try {
      for (int i = 0; i < TRIES; i++) {
        Optional<ScannedFile> scanned = tried(file, name, before);
        if (scanned.isPresent()) {
          return scanned;
        }
      }
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException failed) {
      throw DirectoryException.looking(file, failed);
    }
    return Optional.of(
        unread("it changes while it is read", "wait for its writer, or remove it", before));
  }

  /** Empty when the file was not the same before and after it was read. */
  private Optional<ScannedFile> tried(Path file, String name, Optional<ScannedFile> before)
      throws IOException {
    FileAttributes attributes = files.stat(file);
    long seen = nanos.getAsLong();
    Optional<FileStatus.Rejected> objection = ownership.objection(file, attributes);
    if (objection.isPresent()) {
      return Optional.of(rejected(objection.get(), before));
    }
    Optional<FileVersion> known = before.flatMap(ScannedFile::stamp);
    if (known.isPresent() && known.get().holdsFor(attributes)) {
      return before;
    }
    byte[] bytes;
    try {
      bytes = files.read(file, OverrideFile.MOST_BYTES + 1);
    } catch (AccessDeniedException denied) {
      return Optional.of(unread("this user may not read it", "chmod go+r it", before));
    } catch (IOException failed) {
      if (files.stat(file).equals(attributes)) {
        throw failed;
      }
      return Optional.empty();
    }
    if (!files.stat(file).equals(attributes)) {
      return Optional.empty();
    }
    FileStatus status = OverrideFile.read(name, bytes, attributes.changed(), trust);
    FileVersion version = FileVersion.ofRead(known, attributes, began, seen);
    return Optional.of(
        status instanceof FileStatus.Rejected rejected
            ? new ScannedFile(
                Optional.of(version), rejected.after(before.map(ScannedFile::finding)))
            : new ScannedFile(Optional.of(version), status));
  }

  private static ScannedFile unread(String reason, String remedy, Optional<ScannedFile> before) {
    return rejected(FileStatus.Rejected.of(reason, remedy), before);
  }

  private static ScannedFile rejected(FileStatus.Rejected rejected, Optional<ScannedFile> before) {
    return new ScannedFile(Optional.empty(), rejected.after(before.map(ScannedFile::finding)));
  }
}
