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
 * When this server tells the others what it made of the shared overrides: after each change, and
 * each hour, so that they see that it is running. Touched by the poller's thread alone.
 */
final class AcknowledgementSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementSchedule.class);
  private static final Duration RENEWED = Duration.ofHours(1);

  private AcknowledgedOutcomes acknowledgedOutcomes = AcknowledgedOutcomes.NONE;
  private Optional<Said> said = Optional.empty();
  private boolean blocked;
  private boolean underWay;
  private Optional<SourceError> sourceError = Optional.empty();

  /** What was told, and when in steady time. */
  private record Said(
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

  /** How it is now, in wall time. */
  void see(EffectiveDefinitions effective, List<RejectedSource> rejectedSource, Instant wall) {
    acknowledgedOutcomes = acknowledgedOutcomes.then(effective, rejectedSource, wall);
  }

  /**
   * What is to be told now.
   *
   * @param now steady time
   * @param wall wall time
   * @return empty when nothing is due, or cannot be told before something else has ended
   */
  Optional<Acknowledgement> due(LastKnownOverrides cache, Instant now, Instant wall) {
    PollSettings settings = cache.settings();
    Optional<String> version = cache.version().content().map(Version::toString);
    boolean can = cache.shared().isCurrent() && !underWay && !blocked;
    boolean needless =
        said.filter(before -> before.acknowledgedOutcomes().equals(acknowledgedOutcomes))
            .filter(before -> before.settings().equals(settings))
            .filter(before -> before.version().equals(version))
            .filter(before -> now.isBefore(before.at().plus(RENEWED)))
            .isPresent();
    if (!can || needless) {
      return Optional.empty();
    }
    underWay = true;
    said = Optional.of(new Said(acknowledgedOutcomes, settings, version, now));
    return Optional.of(
        new Acknowledgement(
            settings.server(), settings.groups(), version, wall, acknowledgedOutcomes.list()));
  }

  /** The directory was read: what could not be written there may be tried again. */
  void looked() {
    blocked = false;
  }

  void written() {
    underWay = false;
    sourceError = Optional.empty();
  }

  void failed(String why, Instant wall) {
    if (sourceError.isEmpty()) {
      LOG.warn("other servers do not hear of this one: {}", why);
    }
    underWay = false;
    said = Optional.empty();
    blocked = true;
    sourceError =
        Optional.of(new SourceError(why, sourceError.map(SourceError::since).orElse(wall)));
  }
}
