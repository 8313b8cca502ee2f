package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one poll found in the shared directory. Immutable. The next poll starts from it, so as to
 * open only what may have changed, and to recognize the directory.
 */
public final class SharedView {
  /** Nothing has been seen yet. */
  public static final SharedView EMPTY =
      new SharedView(
          new Seen(Path.of(""), TrustPolicy.PLAIN, Optional.empty()),
          new TreeMap<>(),
          List.of(),
          0);

  private final Seen seen;
  private final SortedMap<String, ScannedFile> scanneds;
  private final int foreign;
  private final AcceptedOverrides accepted;

  /**
   * Which directory was seen, and under which trust.
   *
   * @param directory as it is configured, absolute
   * @param trust who was trusted
   * @param marker who the directory says it is; empty when it does not
   */
  record Seen(Path directory, TrustPolicy trust, Optional<DirectoryId> marker) {}

  SharedView(
      Seen seen, SortedMap<String, ScannedFile> scanneds, List<String> misnamed, int foreign) {
    this.seen = seen;
    this.scanneds = Collections.unmodifiableSortedMap(scanneds);
    this.foreign = foreign;
    this.accepted = AcceptedOverrides.of(seen.directory, scanneds, misnamed);
  }

  private SharedView(SharedView view, List<RejectedSource> rejected) {
    this.seen = view.seen;
    this.scanneds = view.scanneds;
    this.foreign = view.foreign;
    this.accepted = new AcceptedOverrides(view.overrides(), List.copyOf(rejected));
  }

  /** The same, recalled, with what was not trusted when it was seen. */
  public SharedView rejecting(List<RejectedSource> rejected) {
    return new SharedView(this, rejected);
  }

  /** The trusted overrides, including those that are expired or for other servers. */
  public List<MonitoringOverride> overrides() {
    return accepted.overrides();
  }

  /** What looks like an override but is not trusted, with the reason and what to do. */
  public List<RejectedSource> rejectedSources() {
    return accepted.rejected();
  }

  /** How many other files are in the directory. */
  public int foreign() {
    return foreign;
  }

  /**
   * What {@link SharedDirectory#recall} makes a view of again, in a later run: the files that are
   * trusted, and which directory it was. The same view always gives the same text.
   */
  public String text() {
    return SharedViewCodec.write(seen, scanneds);
  }

  boolean isOf(Path directory) {
    return seen.directory.equals(directory);
  }

  Optional<DirectoryId> directoryId() {
    return seen.marker;
  }

  /** What was found, if it was found with this trust; another one could find something else. */
  SortedMap<String, ScannedFile> sightings(TrustPolicy trust) {
    return seen.trust.equals(trust) ? scanneds : Collections.emptySortedMap();
  }

  /**
   * Checks that what is there now is the directory that was seen. If no override was seen, none can
   * be lost, and any directory will do.
   *
   * @param now the marker that is there now
   * @param bare whether nothing at all is there now
   */
  void checkSame(DirectoryLayout layout, Optional<DirectoryId> now, boolean bare)
      throws DirectoryException {
    if (overrides().isEmpty()) {
      return;
    }
    if (seen.marker.isEmpty() && bare) {
      throw new DirectoryException(
          layout.directory()
              + " is empty and had "
              + overrides().size()
              + " overrides: is it mounted? If they were removed on purpose, put any file into it");
    }
    if (seen.marker.isPresent()
        && now.filter(directoryId -> directoryId.isOf(seen.marker.get())).isEmpty()) {
      throw new DirectoryException(
          layout.directory()
              + " is not the directory it was: is it mounted? If it replaces the other, "
              + seen.marker.get().adoption(layout.marker()));
    }
  }
}
