package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** One look at the whole directory, which is of one and the same directory or fails. */
final class DirectoryScan {
  private static final int MOST_NAMES = 100_000;
  private static final int MOST_OVERRIDES = 20_000;

  private final Path directory;
  private final TrustPolicy trust;
  private final FileSystemAccess files;
  private final LongSupplier nanos;

  DirectoryScan(Path directory, TrustPolicy trust, FileSystemAccess files, LongSupplier nanos) {
    this.directory = directory;
    this.trust = trust;
    this.files = files;
    this.nanos = nanos;
  }

  /** What a listing showed. */
  private record Listed(SortedSet<String> overrides, List<String> misnamed, int foreign, int all) {}

  SharedView after(SharedView before) throws IOException {
    long began = nanos.getAsLong();
    SharedView known = before.isOf(directory) ? before : SharedView.EMPTY;
    DirectoryLayout layout = new DirectoryLayout(directory.toRealPath());
    FileAttributes attributes = files.stat(layout.directory());
    OwnershipPolicy ownership = OwnershipPolicy.of(layout.directory(), attributes, trust);
    Optional<DirectoryId> directoryId =
        DirectoryId.look(layout.marker(), files, known.directoryId(), began, nanos);
    Listed listed = list(layout);
    known.checkSame(layout, directoryId, listed.all == 0);

    SortedMap<String, ScannedFile> earlier = known.sightings(trust);
    // A listing may pass a file over while others come and go: what was there is asked for by name.
    listed.overrides.addAll(earlier.keySet());
    SortedMap<String, ScannedFile> scanneds = new TreeMap<>();
    FileReading reading = new FileReading(files, ownership, trust, nanos);
    for (String name : listed.overrides) {
      reading
          .sight(layout, name, Optional.ofNullable(earlier.get(name)))
          .ifPresent(scanned -> scanneds.put(name, scanned));
    }
    Optional<DirectoryId> last = unmoved(attributes, directoryId);
    return new SharedView(
        new SharedView.Seen(directory, trust, last), scanneds, listed.misnamed, listed.foreign);
  }

  private Listed list(DirectoryLayout layout) throws IOException {
    List<String> names = files.names(layout.directory(), MOST_NAMES + 1);
    if (names.size() > MOST_NAMES) {
      throw new DirectoryException(
          layout.directory()
              + " has more than "
              + MOST_NAMES
              + " files; remove what is not Tend's");
    }
    SortedSet<String> overrides = new TreeSet<>();
    List<String> misnamed = new ArrayList<>();
    int foreign = 0;
    for (String name : names) {
      switch (DirectoryLayout.kind(name)) {
        case OVERRIDE -> overrides.add(name);
        case MISNAMED -> misnamed.add(name);
        case FOREIGN -> foreign++;
        case FURNITURE -> {}
      }
    }
    if (overrides.size() + misnamed.size() > MOST_OVERRIDES) {
      throw new DirectoryException(
          layout.directory()
              + " has more than "
              + MOST_OVERRIDES
              + " overrides; remove those that are not needed");
    }
    return new Listed(overrides, misnamed, foreign, names.size());
  }

  /**
   * The marker at the end of the look. Files that are gone because the directory is are not gone.
   */
  private Optional<DirectoryId> unmoved(
      FileAttributes attributes, Optional<DirectoryId> directoryId) throws IOException {
    DirectoryLayout layout = new DirectoryLayout(directory.toRealPath());
    Optional<DirectoryId> last =
        DirectoryId.look(layout.marker(), files, directoryId, nanos.getAsLong(), nanos);
    boolean same =
        files.stat(layout.directory()).isSameFile(attributes)
            && directoryId.map(first -> last.isPresent() && last.get().isOf(first)).orElse(true);
    if (!same) {
      throw new DirectoryException(
          directory + " was replaced while it was read; the next poll shows what it is now");
    }
    return last;
  }
}
