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
 * What an agent that does not remember is allowed. When the state was damaged, nobody knows what
 * was done in the last hours; budgets go back a day. So it observes and pages for a day. That is
 * kept in a file beside the state, so that a service manager's restart does not end it; a person
 * does, by removing the file.
 */
final class DamagedStateGuard implements UnaryOperator<CoreSettings> {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedStateGuard.class);

  /** As far as budgets go back. */
  private static final Duration LASTS = Duration.ofDays(1);

  private static final String FILE = "caution";

  private final Path file;
  private final Instant until;
  private volatile Optional<String> reason;

  private DamagedStateGuard(Path file, Instant until, Optional<String> reason) {
    this.file = file;
    this.until = until;
    this.reason = reason;
  }

  /**
   * What is due after this beginning.
   *
   * @param state the state directory
   * @param now wall-clock time
   */
  static DamagedStateGuard after(RestoredState restored, Path state, Instant now) {
    Path file = state.resolve(FILE);
    Optional<StateOrigin.Replaced> damage =
        restored
            .opened()
            .map(OpenedState::beginning)
            .filter(StateOrigin.Replaced.class::isInstance)
            .map(StateOrigin.Replaced.class::cast);
    if (damage.isPresent()) {
      Instant until = now.plus(LASTS);
      keep(file, until);
      return new DamagedStateGuard(file, until, Optional.of(reason(file, damage.get())));
    }
    return kept(file)
        .filter(until -> now.isBefore(until) && !until.isAfter(now.plus(LASTS)))
        .map(until -> new DamagedStateGuard(file, until, Optional.of(reason(file, until))))
        .orElseGet(() -> new DamagedStateGuard(file, now, Optional.empty()));
  }

  private static String reason(Path file, StateOrigin.Replaced damage) {
    return "the state was damaged ("
        + damage.reason()
        + ") and set aside as "
        + damage.setAside()
        + "; for a day nothing is repaired, only watched, because nobody remembers what was done;"
        + advice(file);
  }

  private static String reason(Path file, Instant until) {
    return "the state was damaged within the last day; until "
        + until
        + " nothing is repaired, only watched, because nobody remembers what was done;"
        + advice(file);
  }

  private static String advice(Path file) {
    return " to end that, remove " + file + " and start the agent anew";
  }

  /** Why the agent is careful; empty when it is not. */
  Optional<String> reason() {
    return reason;
  }

  /** How long it still is. */
  Duration remaining(Instant now) {
    return Duration.between(now, until);
  }

  void end() {
    reason = Optional.empty();
    try {
      Files.deleteIfExists(file);
    } catch (IOException unwritable) {
      LOG.warn("{} is over and cannot be removed: {}", file, unwritable.toString());
    }
  }

  @Override
  public CoreSettings apply(CoreSettings settings) {
    boolean acts = settings.recoveryActions() == Mode.ACT;
    return reason.isPresent() && acts ? settings.inMode(Mode.OBSERVE) : settings;
  }

  private static void keep(Path file, Instant until) {
    try {
      Files.writeString(file, until + "\n");
    } catch (IOException unwritable) {
      LOG.error(
          "that nothing may be repaired until {} could not be kept, so do not start the agent anew"
              + " before: {}",
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
          "{} cannot be read and is taken for a day from now: {}", file, unreadable.toString());
      return Optional.of(Instant.now().plus(LASTS).minusSeconds(1));
    }
  }
}
