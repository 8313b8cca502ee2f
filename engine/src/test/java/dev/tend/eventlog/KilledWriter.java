package dev.tend.eventlog;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Outcome;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program that writes until it is killed, and says which events are settled. Of three events two
 * are results, and the third names the first as its cause.
 */
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int incarnation = Integer.parseInt(args[1]);
    EventLogSettings settings =
        EventLogSettings.in(Path.of(args[0]), "mail1").keeping(32L << 20, Duration.ofDays(1));
    EventLog log = EventLog.open(settings, SteadyClock.startingAt(Happened.START));
    Optional<EventId> said = Optional.empty();
    for (long sequence = 1; true; sequence += 3) {
      log.append(
          List.of(
              of(incarnation, Happened.result(sequence, Outcome.FAILED)),
              of(incarnation, Happened.result(sequence + 1, Outcome.SUCCEEDED))));
      HealthEvent change = Happened.change(sequence + 2);
      log.append(
          List.of(
              new HealthEvent(
                  new EventId(incarnation, sequence + 2),
                  change.time(),
                  List.of(new EventId(incarnation, sequence)),
                  change.body())));
      Optional<EventId> settled = log.health().settled();
      if (!settled.equals(said)) {
        said = settled;
        System.out.println(settled.map(id -> String.valueOf(id.sequence())).orElse("0"));
        System.out.flush();
      }
      Thread.sleep(1);
    }
  }

  private static HealthEvent of(int incarnation, HealthEvent event) {
    EventId id = new EventId(incarnation, event.id().sequence());
    return new HealthEvent(id, event.time(), event.causes(), event.body());
  }
}
