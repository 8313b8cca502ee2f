package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.input.Trigger;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.probe.Measurement;
import dev.tend.probe.Probe;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.run.ConcurrencyLimits;
import dev.tend.probe.run.ProbeRunner;
import dev.tend.schedule.ProbeSchedule;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * As many probes as a large server could have, some of which never get an answer. Only that no
 * other is refused or left out counts here, not how fast the machine is. Takes about 15 seconds.
 */
class BlackHolesIT {
  private static final SourcePosition NOWHERE = SourcePosition.ofFile("test");
  private static final int PROBES = 10_000;
  private static final int ONE_HOLE_IN = 10;
  private static final int PROBES_OF_A_SET = 100;
  private static final ProbeType TYPE =
      new ProbeType(
          "fake", ProbeKind.RECURRENT, "A fake.", List.of(), settings -> Optional.empty());

  private final Map<String, Integer> successes = new ConcurrentHashMap<>();
  private final Map<String, Integer> timeouts = new ConcurrentHashMap<>();
  private final Queue<ProbeReported> others = new ConcurrentLinkedQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @Test
  void among_ten_thousand_probes_a_tenth_that_never_ends_holds_up_no_other() {
    try (ProbeRunner runner =
            new ProbeRunner(
                List.of(new Probe("fake", Probe.Lane.SOCKETS, this::measure)),
                ConcurrencyLimits.defaults(),
                SteadyClock.startingAt(Instant.EPOCH),
                reference -> "",
                (probe, result, late) -> heard(result));
        ProbeSchedule schedule =
            ProbeSchedule.start((probe, late) -> runner.run(probe, Trigger.SCHEDULED, late))) {
      schedule.apply(IntStream.range(0, PROBES).mapToObj(BlackHolesIT::probe).toList());

      int holes = PROBES / ONE_HOLE_IN;
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> timeouts.size() == holes && twice() == PROBES - holes);
      assertThat(others).as("refused for the sake of those that hang").isEmpty();
    }
  }

  private long twice() {
    return successes.values().stream().filter(times -> times >= 2).count();
  }

  private Measurement measure(ProbeRun run) throws InterruptedException {
    if (run.probe().item().startsWith("Hole")) {
      never.await();
    }
    return Measurement.succeeded();
  }

  private void heard(ProbeReported result) {
    String id = result.probe().toString();
    switch (result.outcome()) {
      case SUCCEEDED -> successes.merge(id, 1, Integer::sum);
      case TIMED_OUT -> timeouts.merge(id, 1, Integer::sum);
      default -> others.add(result);
    }
  }

  private static ScheduledProbe probe(int number) {
    String name = (number % ONE_HOLE_IN == 0 ? "Hole" : "Well") + number;
    ItemId id = ItemId.of("Set" + number / PROBES_OF_A_SET, name);
    Settings settings =
        Settings.of(
            Map.of(
                ProbeProperties.RECURRENCE_INTERVAL.name(),
                setting(Duration.ofSeconds(5)),
                ProbeProperties.TIMEOUT.name(),
                setting(Duration.ofSeconds(1))));
    return new ScheduledProbe(id, new ProbeDefinition(id, TYPE, settings, NOWHERE));
  }

  private static Setting setting(Duration value) {
    return new Setting(value, new Provenance.Declared(NOWHERE));
  }
}
