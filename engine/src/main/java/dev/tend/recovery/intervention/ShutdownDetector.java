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
import java.util.ArrayList;
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

  /** A host that is still up so long after is not going down: the sign was left behind. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Pattern DRY_RUN = Pattern.compile("(?m)^DRY_RUN=1$");
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
  public List<OperatorSign> look(OperationLimits limits) throws IOException, InterruptedException {
    List<OperatorSign> seen = new ArrayList<>();
    planned().ifPresent(seen::add);
    modified(noLogin)
        .map(at -> sign("closed logins", "logins are closed: " + noLogin + " is there", at))
        .ifPresent(seen::add);
    Optional<String> state =
        systemd.isPresent() ? systemd.get().systemState(limits) : Optional.empty();
    if (state.filter("stopping"::equals).isPresent()) {
      OperatorWorkSeen stopping = work("systemd is taking the system down");
      seen.add(
          new OperatorSign("shutdown under way", stopping, Optional.empty(), Optional.of(LONGEST)));
    }
    return List.copyOf(seen);
  }

  private Optional<OperatorSign> planned() throws IOException {
    String text;
    try {
      text = Files.readString(scheduled);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    if (DRY_RUN.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher matcher = USEC.matcher(text);
    if (!matcher.find()) {
      String unknown = "a shutdown is planned, and when cannot be read from " + scheduled;
      return modified(scheduled).map(at -> sign("planned shutdown", unknown, at));
    }
    Instant at = Instant.EPOCH.plusMillis(Long.parseLong(matcher.group(1)) / 1000);
    return at.isAfter(clock.instant().plus(SOON))
        ? Optional.empty()
        : Optional.of(sign("planned shutdown", "a shutdown is planned for " + at, at));
  }

  private static Optional<Instant> modified(Path file) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static OperatorSign sign(String name, String words, Instant since) {
    return new OperatorSign(name, work(words), Optional.of(since), Optional.of(LONGEST));
  }

  private static OperatorWorkSeen work(String words) {
    return new OperatorWorkSeen(Work.SHUTDOWN, "", true, words);
  }
}
