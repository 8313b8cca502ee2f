package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.core.input.EnvironmentInput.Work;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.Systemd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees that the host is going down: systemd says so, logins are closed, or a shutdown is due within
 * five minutes. One that is planned for the night is not a reason to let mail wait until then.
 */
public final class ShutdownDetector implements ActivitySignal {
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Pattern USEC = Pattern.compile("(?m)^USEC=(\\d{1,18})$");

  private final Path scheduled;
  private final Path noLogin;
  private final Optional<Systemd> systemd;
  private final InstantSource clock;

  /**
   * Looks there.
   *
   * @param scheduled where systemd keeps a planned shutdown
   * @param noLogin the file that closes logins
   * @param systemd whom to ask; empty: nobody
   * @param clock the wall clock, which shutdowns are planned by
   */
  public ShutdownDetector(
      Path scheduled, Path noLogin, Optional<Systemd> systemd, InstantSource clock) {
    this.scheduled = scheduled;
    this.noLogin = noLogin;
    this.systemd = systemd;
    this.clock = clock;
  }

  /** Those of this host. */
  public static ShutdownDetector ofThisHost(Optional<Systemd> systemd) {
    return new ShutdownDetector(
        Path.of("/run/systemd/shutdown/scheduled"),
        Path.of("/run/nologin"),
        systemd,
        InstantSource.system());
  }

  @Override
  public String name() {
    return "shutdown";
  }

  @Override
  public List<OperatorWorkSeen> look(OperationLimits limits)
      throws IOException, InterruptedException {
    Optional<String> detail = planned();
    if (detail.isEmpty() && Files.exists(noLogin)) {
      detail = Optional.of("logins are closed: " + noLogin + " is there");
    }
    if (detail.isEmpty() && systemd.isPresent()) {
      detail =
          systemd
              .get()
              .systemState(limits)
              .filter("stopping"::equals)
              .map(word -> "systemd is taking the system down");
    }
    return detail
        .map(words -> List.of(new OperatorWorkSeen(Work.SHUTDOWN, "", true, words)))
        .orElse(List.of());
  }

  private Optional<String> planned() throws IOException {
    String text;
    try {
      text = Files.readString(scheduled);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    Matcher matcher = USEC.matcher(text);
    if (!matcher.find()) {
      return Optional.of("a shutdown is planned, and when cannot be read from " + scheduled);
    }
    Instant at = Instant.EPOCH.plusMillis(Long.parseLong(matcher.group(1)) / 1000);
    return at.isAfter(clock.instant().plus(SOON))
        ? Optional.empty()
        : Optional.of("a shutdown is planned for " + at);
  }
}
