package dev.tend.poll;

import dev.tend.override.LeftOut;
import dev.tend.override.Version;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.shared.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When this server tells the others what it made of the shared overrides: after each change, and
 * each hour, so that they see that it lives. Touched by the poller's thread alone.
 */
final class Acknowledging {
  private static final Duration RENEWED = Duration.ofHours(1);

  private Outcomes outcomes = Outcomes.NONE;
  private Optional<Said> said = Optional.empty();
  private boolean inVain;
  private boolean underWay;
  private Optional<Trouble> trouble = Optional.empty();

  /** What was told, and when in steady time. */
  private record Said(
      Outcomes outcomes, PollSettings settings, Optional<String> version, Instant at) {}

  void recalled(Outcomes kept) {
    outcomes = kept;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  Optional<Trouble> trouble() {
    return trouble;
  }

  /** How it is now, in wall time. */
  void see(EffectiveDefinitions effective, List<LeftOut> leftOut, Instant wall) {
    outcomes = outcomes.then(effective, leftOut, wall);
  }

  /**
   * What is to be told now.
   *
   * @param now steady time
   * @param wall wall time
   * @return empty when nothing is due, or cannot be told before something else has ended
   */
  Optional<Acknowledgement> due(Known known, Instant now, Instant wall) {
    PollSettings settings = known.settings();
    Optional<String> version = known.version().map(Version::toString);
    boolean can = known.sharedStands() && !underWay && !inVain;
    boolean needless =
        said.filter(before -> before.outcomes().equals(outcomes))
            .filter(before -> before.settings().equals(settings))
            .filter(before -> before.version().equals(version))
            .filter(before -> now.isBefore(before.at().plus(RENEWED)))
            .isPresent();
    if (!can || needless) {
      return Optional.empty();
    }
    underWay = true;
    said = Optional.of(new Said(outcomes, settings, version, now));
    return Optional.of(
        new Acknowledgement(settings.server(), settings.groups(), version, wall, outcomes.list()));
  }

  /** The directory was read: what could not be written there may be tried again. */
  void looked() {
    inVain = false;
  }

  void written() {
    underWay = false;
    trouble = Optional.empty();
  }

  void failed(String why, Instant wall) {
    underWay = false;
    said = Optional.empty();
    inVain = true;
    trouble = Optional.of(new Trouble(why, trouble.map(Trouble::since).orElse(wall)));
  }
}
