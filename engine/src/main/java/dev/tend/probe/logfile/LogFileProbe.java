package dev.tend.probe.logfile;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.LogFileProbeType;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.PatternSyntaxException;

/**
 * The probe {@code log-file}. Other than other probes it keeps something between runs: how far each
 * log has been read. A run reads as much as its time allows; what it finds goes to {@link
 * ProbeRun#notices}, and its own result only says whether the log could be read to its end.
 */
public final class LogFileProbe implements Probe.Method {
  static final String BEHIND = "LogBehind";
  static final String TOO_SLOW = "PatternTooSlow";

  /** The part of the time for reading; in the rest what was found is made durable. */
  private static final double READING = 0.7;

  private static final long FORGOTTEN_NANOS = TimeUnit.DAYS.toNanos(2);

  private final LogPositions positions;
  private final Map<ItemId, Watch> watches = new ConcurrentHashMap<>();

  /**
   * One for all logs.
   *
   * @param directory where it is kept how far they have been read; made when it is needed
   * @param wall the wall clock
   */
  public LogFileProbe(Path directory, InstantSource wall) {
    positions = new LogPositions(directory, wall);
  }

  /** A log of a probe, which one run at a time reads. */
  private static final class Watch {
    final Path path;
    final WatchedLog log;
    final ReentrantLock lock = new ReentrantLock();
    volatile long usedAt;
    Optional<LogPosition> kept = Optional.empty();

    Watch(Path path, WatchedLog log) {
      this.path = path;
      this.log = log;
    }
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    String file = run.settings().get(LogFileProbeType.FILE);
    try {
      Path path = Path.of(file);
      if (!path.isAbsolute()) {
        return Measurement.cannot(file + " is not a full path: let it begin with /");
      }
      Watch watch = watch(run.probe(), path);
      if (!watch.lock.tryLock()) {
        return Measurement.cannot("an earlier run still reads " + file);
      }
      try {
        return new Round(run, watch, LinePatterns.of(run.settings())).go();
      } finally {
        watch.lock.unlock();
      }
    } catch (InvalidPathException | PatternSyntaxException wrong) {
      return Measurement.cannot("it cannot be looked for in " + file + ": " + wrong.getMessage());
    }
  }

  private Watch watch(ItemId probe, Path path) {
    long now = System.nanoTime();
    watches.values().removeIf(old -> now - old.usedAt > FORGOTTEN_NANOS && isLeft(old));
    Watch watch =
        watches.compute(
            probe,
            (id, known) -> {
              if (known != null && known.path.equals(path)) {
                known.usedAt = now;
                return known;
              }
              if (known != null) {
                isLeft(known);
              }
              Watch fresh = new Watch(path, new WatchedLog(path, positions.of(probe, path)));
              fresh.usedAt = now;
              return fresh;
            });
    return watch;
  }

  /** Closes a log that nobody reads now. */
  private static boolean isLeft(Watch watch) {
    if (!watch.lock.tryLock()) {
      return false;
    }
    try {
      watch.log.close();
      return true;
    } catch (IOException unclosable) {
      return true;
    } finally {
      watch.lock.unlock();
    }
  }

  /** One run. */
  private final class Round {
    private final ProbeRun run;
    private final Watch watch;
    private final LinePatterns patterns;
    private final Deadline reading;
    private final RoundEvents events = new RoundEvents();
    private long lines;
    private long slow;

    Round(ProbeRun run, Watch watch, LinePatterns patterns) {
      this.run = run;
      this.watch = watch;
      this.patterns = patterns;
      long left = run.deadline().remaining().toNanos();
      reading = run.deadline().orWithin(Duration.ofNanos((long) (left * READING)));
    }

    Measurement go() throws InterruptedException {
      Measurement read = read();
      if (events.all().isEmpty() || run.notices().hear(events.all(), run.deadline())) {
        Optional<LogPosition> position = watch.log.position();
        if (position.isPresent() && position.get().isNews(watch.kept)) {
          positions.keep(run.probe(), watch.path, position.get());
          watch.kept = position;
        }
      }
      return read.with(
          List.of(
              new ProbeMetric("lines", lines, ""),
              new ProbeMetric("red", events.reds(), ""),
              new ProbeMetric("green", events.greens(), "")));
    }

    private Measurement read() {
      Path path = watch.path;
      try {
        boolean all = watch.log.read(this::take, this::mustStop);
        if (slow > 0) {
          return Measurement.inconclusive(
              TOO_SLOW,
              "whether "
                  + slow
                  + " of "
                  + lines
                  + " lines of "
                  + path
                  + " are events is not known: a pattern takes too long with them; make it"
                  + " simpler");
        }
        return all
            ? Measurement.succeeded()
            : Measurement.inconclusive(
                BEHIND,
                path
                    + " grows faster than it is read: "
                    + watch.log.left()
                    + " bytes are left for the next run");
      } catch (NoSuchFileException missing) {
        return Measurement.cannot("there is no " + path + "; it will be read when it comes");
      } catch (AccessDeniedException refused) {
        return Measurement.cannot("the agent may not read " + path + ": let its user do so");
      } catch (IOException unreadable) {
        return Measurement.cannot(path + " cannot be read: " + unreadable.getMessage());
      }
    }

    private void take(String line) {
      lines++;
      try {
        patterns.event(line).ifPresent(events::add);
      } catch (CountedText.TooSlowException hostile) {
        slow++;
      }
    }

    private boolean mustStop() {
      return reading.expired() || events.isFull() || run.scope().isAbandoned();
    }
  }
}
