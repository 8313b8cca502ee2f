package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.QueueProbeType;
import dev.tend.definition.type.QueueProbeType.Measure;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The probe {@code queue}, of Postfix: reads the directories of its queues. It stops in time to
 * answer with what it has seen: just when a queue is huge, that it is at least so long is what a
 * monitor needs to know.
 */
final class QueueCheck implements Probe.Method {
  private static final Set<String> QUEUES =
      Set.of("maildrop", "incoming", "active", "deferred", "hold", "corrupt");

  /** The part of the probe's time for reading; a slow volume may need the rest to end a read. */
  private static final double READING = 0.8;

  private final InstantSource wall;

  QueueCheck(InstantSource wall) {
    this.wall = wall;
  }

  @Override
  public Measurement measure(ProbeRun run) throws InterruptedException {
    Settings settings = run.settings();
    String queue = settings.get(QueueProbeType.QUEUE);
    if (!QUEUES.contains(queue)) {
      return Measurement.cannot(
          "Postfix has no queue " + queue + "; it has " + String.join(", ", QUEUES));
    }
    Path directory = Path.of(settings.get(QueueProbeType.DIRECTORY), queue);
    Measure measure = settings.get(QueueProbeType.MEASURE);
    long begun = System.nanoTime();
    Duration time = Duration.ofNanos((long) (run.deadline().remaining().toNanos() * READING));
    Deadline reads = run.deadline().orWithin(time);
    QueueReading reading =
        new QueueReading(queue, measure == Measure.OLDEST_AGE, wall.instant(), reads::expired);
    try {
      reading.read(directory);
    } catch (NoSuchFileException | NotDirectoryException missing) {
      return Measurement.cannot(
          "there is no directory " + directory + ": fix the probe's directory");
    } catch (AccessDeniedException refused) {
      return Measurement.cannot("the agent may not read " + directory + ": run it as root");
    } catch (IOException unreadable) {
      return Measurement.cannot(directory + " cannot be read: " + unreadable);
    }
    Optional<String> missed =
        reading
            .missed()
            .map(
                why ->
                    String.format(
                        Locale.ROOT,
                        "%,d messages of %s were counted in %.1f s, and there may be more: %s",
                        reading.count(),
                        directory,
                        (System.nanoTime() - begun) / 1e9,
                        why));
    return missed.isPresent() && reading.count() == 0
        ? Measurement.cannot(missed.get())
        : measured(reading, measure, missed);
  }

  private static Measurement measured(
      QueueReading reading, Measure measure, Optional<String> missed) {
    List<ProbeMetric> metrics = new ArrayList<>();
    metrics.add(new ProbeMetric(Measure.COUNT.text(), reading.count(), ""));
    metrics.add(new ProbeMetric(Measure.BYTES.text(), reading.bytes(), "B"));
    double sample =
        switch (measure) {
          case COUNT -> reading.count();
          case BYTES -> reading.bytes();
          case OLDEST_AGE -> {
            double seconds = reading.oldestAge().toMillis() / 1000.0;
            metrics.add(new ProbeMetric(Measure.OLDEST_AGE.text(), seconds, "s"));
            yield seconds;
          }
        };
    Measurement measured =
        missed
            .map(why -> Measurement.succeeded().saying(why).measuringAtLeast(sample))
            .orElseGet(() -> Measurement.succeeded().measuring(sample));
    return measured.with(metrics);
  }
}
