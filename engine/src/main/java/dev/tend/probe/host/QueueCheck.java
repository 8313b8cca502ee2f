package dev.tend.probe.host;

import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.QueueProbeType;
import dev.tend.definition.type.QueueProbeType.Measure;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The probe {@code queue}, of Postfix: reads the directories of its queues. */
final class QueueCheck implements Probe.Method {
  private static final Set<String> QUEUES =
      Set.of("maildrop", "incoming", "active", "deferred", "hold", "corrupt");

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
    QueueReading reading =
        new QueueReading(queue, measure == Measure.OLDEST_AGE, wall.instant(), run.deadline());
    try {
      if (!reading.read(directory)) {
        return Measurement.cannot(directory + " cannot be read through in the time the probe has");
      }
    } catch (NoSuchFileException | NotDirectoryException missing) {
      return Measurement.cannot(
          "there is no directory " + directory + ": fix the probe's directory");
    } catch (AccessDeniedException refused) {
      return Measurement.cannot("the agent may not read " + directory + ": run it as root");
    } catch (IOException unreadable) {
      return Measurement.cannot(directory + " cannot be read: " + unreadable);
    }
    return measured(reading, measure);
  }

  private static Measurement measured(QueueReading reading, Measure measure) {
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
    String message =
        reading.full() ? "there are more messages than the " + reading.count() + " counted" : "";
    return Measurement.succeeded().saying(message).measuring(sample).with(metrics);
  }
}
