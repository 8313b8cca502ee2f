package dev.tend.override.shared;

import dev.tend.override.LeftOut;
import dev.tend.override.MonitoringOverride;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one look found in the shared directory. It never changes. The next look begins with it, so
 * as to open only what may have changed, and to know the directory again.
 */
public final class SharedView {
  /** Nothing has been seen yet. */
  public static final SharedView EMPTY =
      new SharedView(
          new Seen(Path.of(""), Trust.PLAIN, Optional.empty()), new TreeMap<>(), List.of(), 0);

  private final Seen seen;
  private final SortedMap<String, Sighting> sightings;
  private final int foreign;
  private final Belief belief;

  /**
   * Which directory was seen, and with what eyes.
   *
   * @param directory as it is configured, absolute
   * @param trust who was believed
   * @param marker who the directory says it is; empty when it does not
   */
  record Seen(Path directory, Trust trust, Optional<Marker> marker) {}

  SharedView(Seen seen, SortedMap<String, Sighting> sightings, List<String> misnamed, int foreign) {
    this.seen = seen;
    this.sightings = Collections.unmodifiableSortedMap(sightings);
    this.foreign = foreign;
    this.belief = Belief.of(seen.directory, sightings, misnamed);
  }

  /** The overrides that are believed, those among them that are expired or for others, too. */
  public List<MonitoringOverride> overrides() {
    return belief.overrides();
  }

  /** What looks like an override and is not believed, with the reason and what to do. */
  public List<LeftOut> leftOut() {
    return belief.leftOut();
  }

  /** How many other files lie in the directory. */
  public int foreign() {
    return foreign;
  }

  /**
   * What {@link SharedDirectory#recall} makes a view of again, in a later life: the files that are
   * believed, and which directory it was. The same view always gives the same text.
   */
  public String text() {
    return RememberedView.write(seen, sightings);
  }

  boolean isOf(Path directory) {
    return seen.directory.equals(directory);
  }

  Optional<Marker> marker() {
    return seen.marker;
  }

  /** What was found, if it was found with this trust; another would find otherwise. */
  SortedMap<String, Sighting> sightings(Trust trust) {
    return seen.trust.equals(trust) ? sightings : Collections.emptySortedMap();
  }

  /**
   * Checks that what is there now is the directory that was seen. Where no override was seen there
   * is none to be lost, and any directory will do.
   *
   * @param now the marker that lies there now
   * @param bare whether nothing at all lies there now
   */
  void checkSame(Place place, Optional<Marker> now, boolean bare) throws Trouble {
    if (overrides().isEmpty()) {
      return;
    }
    if (seen.marker.isEmpty() && bare) {
      throw new Trouble(
          place.directory()
              + " is empty and held "
              + overrides().size()
              + " overrides: is it mounted? If they were removed on purpose, put any file into it");
    }
    if (seen.marker.isPresent() && now.filter(marker -> marker.isOf(seen.marker.get())).isEmpty()) {
      throw new Trouble(
          place.directory()
              + " is not the directory it was: is it mounted? If it takes the place of the other, "
              + seen.marker.get().adoption(place.marker()));
    }
  }
}
