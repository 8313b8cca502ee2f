package dev.tend.agent;

import dev.tend.core.input.CoreSettings;
import dev.tend.definition.value.Mode;
import dev.tend.state.OpenedState;
import dev.tend.state.StateOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the agent may not do because of its own condition. While it does not know its overrides it
 * only observes and pages, since one of them may forbid what it would do. It does the same for a
 * day after its state was damaged, since nobody knows then what was done in the last hours, and
 * budgets go back a day. A file beside the state keeps that, so that a service manager's restart
 * does not end it; a person does, by removing the file.
 */
final class RecoveryModeLimit implements UnaryOperator<CoreSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(RecoveryModeLimit.class);

  /** As far as budgets go back. */
  private static final Duration LASTS = Duration.ofDays(1);

  private static final String FILE = "caution";

  private final Path file;
  private final Instant until;
  private volatile Optional<String> damage;
  private volatile boolean overridesUnknown;

  private RecoveryModeLimit(Path file, Instant until, Optional<String> damage) {
    this.file = file;
    this.until = until;
    this.damage = damage;
  }

  /**
   * The limit after such a start.
   *
   * @param state the state directory
   * @param now wall-clock time
   */
  static RecoveryModeLimit after(InitialState restored, Path state, Instant now) {
    Path file = state.resolve(FILE);
    if (restored.opened().map(OpenedState::beginning).orElse(new StateOrigin.Fresh())
        instanceof StateOrigin.Replaced damage) {
      Instant until = now.plus(LASTS);
      keep(file, until);
      return new RecoveryModeLimit(file, until, Optional.of(reason(file, damage)));
    }
    return kept(file)
        .filter(until -> now.isBefore(until) && !until.isAfter(now.plus(LASTS)))
        .map(until -> new RecoveryModeLimit(file, until, Optional.of(reason(file, until))))
        .orElseGet(() -> new RecoveryModeLimit(file, now, Optional.empty()));
  }

  private static String reason(Path file, StateOrigin.Replaced damage) {
    return "the state was damaged ("
        + damage.reason()
        + ") and set aside as "
        + damage.setAside()
        + "; for a day nothing is repaired, only watched, because it is not known what was done;"
        + advice(file);
  }

  private static String reason(Path file, Instant until) {
    return "the state was damaged within the last day; until "
        + until
        + " nothing is repaired, only watched, because it is not known what was done;"
        + advice(file);
  }

  private static String advice(Path file) {
    return " to end that, remove " + file + " and restart the agent";
  }

  /** What happened to the state within the last day, for people; empty if nothing did. */
  Optional<String> damage() {
    return damage;
  }

  /** Sets whether overrides are unknown. */
  void overridesUnknown(boolean unknown) {
    overridesUnknown = unknown;
  }

  /** How long damage still restricts the agent. */
  Duration remaining(Instant now) {
    return Duration.between(now, until);
  }

  /** A day has passed since the damage. */
  void end() {
    damage = Optional.empty();
    try {
      Files.deleteIfExists(file);
    } catch (IOException unwritable) {
      LOG.warn("{} has expired and cannot be removed: {}", file, unwritable.toString());
    }
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    boolean restricted = damage.isPresent() || overridesUnknown;
    return restricted && settings.recoveryActions() == Mode.ACT
        ? settings.inMode(Mode.OBSERVE)
        : settings;
  }

  private static void keep(Path file, Instant until) {
    try {
      Files.writeString(file, until + "\n");
    } catch (IOException unwritable) {
      LOG.error(
          "the limit until {} could not be saved, so do not restart the agent before then: {}",
          until,
          unwritable.toString());
    }
  }

  private static Optional<Instant> kept(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Instant.parse(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | DateTimeException unreadable) {
      LOG.error(
          "{} cannot be read and is taken to last a day from now: {}", file, unreadable.toString());
      return Optional.of(Instant.now().plus(LASTS).minusSeconds(1));
    }
  }
}
