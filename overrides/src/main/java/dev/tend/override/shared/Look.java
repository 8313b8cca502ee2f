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
final class Look {
  private static final int MOST_NAMES = 100_000;
  private static final int MOST_OVERRIDES = 20_000;

  private final Path directory;
  private final Trust trust;
  private final Disk disk;
  private final LongSupplier nanos;

  Look(Path directory, Trust trust, Disk disk, LongSupplier nanos) {
    this.directory = directory;
    this.trust = trust;
    this.disk = disk;
    this.nanos = nanos;
  }

  /** What a listing showed. */
  private record Listed(SortedSet<String> overrides, List<String> misnamed, int foreign, int all) {}

  SharedView after(SharedView before) throws IOException {
    long began = nanos.getAsLong();
    SharedView known = before.isOf(directory) ? before : SharedView.EMPTY;
    Place place = new Place(directory.toRealPath());
    Stat stat = disk.stat(place.directory());
    Guard guard = Guard.of(place.directory(), stat, trust);
    Optional<Marker> marker = Marker.look(place.marker(), disk, known.marker(), began, nanos);
    Listed listed = list(place);
    known.checkSame(place, marker, listed.all == 0);

    SortedMap<String, Sighting> earlier = known.sightings(trust);
    // A listing may pass a file over while others come and go: what was there is asked for by name.
    listed.overrides.addAll(earlier.keySet());
    SortedMap<String, Sighting> sightings = new TreeMap<>();
    FileReading reading = new FileReading(disk, guard, trust, nanos);
    for (String name : listed.overrides) {
      reading
          .sight(place, name, Optional.ofNullable(earlier.get(name)))
          .ifPresent(sighting -> sightings.put(name, sighting));
    }
    Optional<Marker> last = unmoved(stat, marker);
    return new SharedView(
        new SharedView.Seen(directory, trust, last), sightings, listed.misnamed, listed.foreign);
  }

  private Listed list(Place place) throws IOException {
    List<String> names = disk.names(place.directory(), MOST_NAMES + 1);
    if (names.size() > MOST_NAMES) {
      throw new Trouble(
          place.directory()
              + " holds more than "
              + MOST_NAMES
              + " files; remove what is not Tend's");
    }
    SortedSet<String> overrides = new TreeSet<>();
    List<String> misnamed = new ArrayList<>();
    int foreign = 0;
    for (String name : names) {
      switch (Place.kind(name)) {
        case OVERRIDE -> overrides.add(name);
        case MISNAMED -> misnamed.add(name);
        case FOREIGN -> foreign++;
        case FURNITURE -> {}
      }
    }
    if (overrides.size() + misnamed.size() > MOST_OVERRIDES) {
      throw new Trouble(
          place.directory()
              + " holds more than "
              + MOST_OVERRIDES
              + " overrides; remove those that are not needed");
    }
    return new Listed(overrides, misnamed, foreign, names.size());
  }

  /**
   * The marker at the end of the look. Files that are gone because the directory is are not gone.
   */
  private Optional<Marker> unmoved(Stat stat, Optional<Marker> marker) throws IOException {
    Place place = new Place(directory.toRealPath());
    Optional<Marker> last = Marker.look(place.marker(), disk, marker, nanos.getAsLong(), nanos);
    boolean same =
        disk.stat(place.directory()).isSameFile(stat)
            && marker.map(first -> last.isPresent() && last.get().isOf(first)).orElse(true);
    if (!same) {
      throw new Trouble(
          directory + " was exchanged while it was looked at; the next look shows what it is now");
    }
    return last;
  }
}
