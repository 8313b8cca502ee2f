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

  private final Disk disk;
  private final Guard guard;
  private final Trust trust;
  private final LongSupplier nanos;
  private final long began;

  /** From now on. */
  FileReading(Disk disk, Guard guard, Trust trust, LongSupplier nanos) {
    this.disk = disk;
    this.guard = guard;
    this.trust = trust;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /**
   * What a file is; empty when it is gone.
   *
   * @param before what it was at the look before
   * @throws Trouble if the file system does not tell
   */
  Optional<Sighting> sight(Place place, String name, Optional<Sighting> before) throws Trouble {
    Path file = place.file(name);
    try {
      for (int i = 0; i < TRIES; i++) {
        Optional<Sighting> sighting = tried(file, name, before);
        if (sighting.isPresent()) {
          return sighting;
        }
      }
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException failed) {
      throw Trouble.looking(file, failed);
    }
    return Optional.of(
        unread("it changes while it is read", "wait for whoever writes it, or remove it", before));
  }

  /** Empty when the file was not the same before and after it was read. */
  private Optional<Sighting> tried(Path file, String name, Optional<Sighting> before)
      throws IOException {
    Stat stat = disk.stat(file);
    long seen = nanos.getAsLong();
    Optional<Finding.Rejected> objection = guard.objection(file, stat);
    if (objection.isPresent()) {
      return Optional.of(rejected(objection.get(), before));
    }
    Optional<Stamp> known = before.flatMap(Sighting::stamp);
    if (known.isPresent() && known.get().holdsFor(stat)) {
      return before;
    }
    byte[] bytes;
    try {
      bytes = disk.read(file, OverrideFile.MOST_BYTES + 1);
    } catch (AccessDeniedException denied) {
      return Optional.of(unread("this user may not read it", "chmod go+r it", before));
    } catch (IOException failed) {
      if (disk.stat(file).equals(stat)) {
        throw failed;
      }
      return Optional.empty();
    }
    if (!disk.stat(file).equals(stat)) {
      return Optional.empty();
    }
    Finding finding = OverrideFile.read(name, bytes, stat.changed(), trust);
    Stamp stamp = Stamp.ofRead(known, stat, began, seen);
    return Optional.of(
        finding instanceof Finding.Rejected rejected
            ? new Sighting(Optional.of(stamp), rejected.after(before.map(Sighting::finding)))
            : new Sighting(Optional.of(stamp), finding));
  }

  private static Sighting unread(String reason, String remedy, Optional<Sighting> before) {
    return rejected(Finding.Rejected.unclear(reason, remedy), before);
  }

  private static Sighting rejected(Finding.Rejected rejected, Optional<Sighting> before) {
    return new Sighting(Optional.empty(), rejected.after(before.map(Sighting::finding)));
  }
}
