package dev.tend.poll;

import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.status.SourceError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When this server acknowledges the shared overrides to the others: after each change, and each
 * hour to show that it is running. Used only by the poller's thread.
 */
final class AcknowledgementSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementSchedule.class);
  private static final Duration RENEWED = Duration.ofHours(1);

  private AcknowledgedOutcomes acknowledgedOutcomes = AcknowledgedOutcomes.NONE;
  private Optional<Acknowledged> last = Optional.empty();
  private boolean blocked;
  private boolean underWay;
  private Optional<SourceError> sourceError = Optional.empty();

  /** The last acknowledgement, and when it was in steady time. */
  private record Acknowledged(
      AcknowledgedOutcomes acknowledgedOutcomes,
      PollSettings settings,
      Optional<String> version,
      Instant at) {}

  void recalled(AcknowledgedOutcomes kept) {
    acknowledgedOutcomes = kept;
  }

  AcknowledgedOutcomes acknowledgedOutcomes() {
    return acknowledgedOutcomes;
  }

  Optional<SourceError> sourceError() {
    return sourceError;
  }

  /** The outcomes now, in wall time. */
  void see(EffectiveDefinitions effective, List<RejectedSource> rejectedSource, Instant wall) {
    acknowledgedOutcomes = acknowledgedOutcomes.then(effective, rejectedSource, wall);
  }

  /**
   * What to acknowledge now.
   *
   * @param now steady time
   * @param wall wall time
   * @return empty when nothing is due, or it must wait for something else
   */
  Optional<Acknowledgement> due(LastKnownOverrides cache, Instant now, Instant wall) {
    PollSettings settings = cache.settings();
    Optional<String> version = cache.version().content().map(Version::toString);
    boolean possible = cache.shared().isCurrent() && !underWay && !blocked;
    boolean needless =
        last.filter(before -> before.acknowledgedOutcomes().equals(acknowledgedOutcomes))
            .filter(before -> before.settings().equals(settings))
            .filter(before -> before.version().equals(version))
            .filter(before -> now.isBefore(before.at().plus(RENEWED)))
            .isPresent();
    if (!possible || needless) {
      return Optional.empty();
    }
    underWay = true;
    last = Optional.of(new Acknowledged(acknowledgedOutcomes, settings, version, now));
    return Optional.of(
        new Acknowledgement(
            settings.server(), settings.groups(), version, wall, acknowledgedOutcomes.list()));
  }

  /** The directory was read: what could not be written there may be tried again. */
  void directoryRead() {
    blocked = false;
  }

  void written() {
    underWay = false;
    sourceError = Optional.empty();
  }

  void failed(String why, Instant wall) {
    if (sourceError.isEmpty()) {
      LOG.warn("this server cannot acknowledge shared overrides: {}", why);
    }
    underWay = false;
    last = Optional.empty();
    blocked = true;
    sourceError =
        Optional.of(new SourceError(why, sourceError.map(SourceError::since).orElse(wall)));
  }
}
