package dev.tend.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real Quartz. What is asserted is order and count, never speed. */
class ProbeScheduleTest {
  private static final SourcePosition NOWHERE = SourcePosition.ofFile("test");
  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final Duration RARELY = Duration.ofHours(1);

  private final ConcurrentLinkedQueue<ScheduledProbe> due = new ConcurrentLinkedQueue<>();
  private final ProbeSchedule schedule = ProbeSchedule.start((probe, late) -> due.add(probe));

  @AfterEach
  void stop() {
    schedule.close();
  }

  @Test
  void a_probe_is_due_again_and_again() {
    schedule.apply(List.of(probe("A", OFTEN, "one")));

    await().until(() -> due.size() >= 3);
  }

  @Test
  void a_probe_that_is_taken_off_is_not_due_any_more() {
    schedule.apply(List.of(probe("A", OFTEN, "one"), probe("B", OFTEN, "one")));
    await().until(() -> seen("A") > 0 && seen("B") > 0);

    schedule.apply(List.of(probe("B", OFTEN, "one")));
    await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    due.clear();

    await().until(() -> seen("B") >= 3);
    assertThat(seen("A")).isZero();
    assertThat(schedule.size()).isEqualTo(1);
  }

  @Test
  void one_that_runs_rarely_is_soon_seen_once_and_a_change_elsewhere_does_not_run_it_again() {
    ScheduledProbe rare = probe("Rare", RARELY, "one");
    schedule.apply(List.of(rare));
    await().until(() -> seen("Rare") == 1);

    schedule.apply(List.of(rare, probe("New", OFTEN, "one")));

    await().until(() -> seen("New") >= 3);
    assertThat(seen("Rare")).isEqualTo(1);
  }

  @Test
  void a_changed_definition_counts_from_the_next_run_on_at_the_old_times() {
    schedule.apply(List.of(probe("A", OFTEN, "old")));
    await().until(() -> seen("A") > 0);

    schedule.apply(List.of(probe("A", OFTEN, "new")));

    await()
        .until(
            () -> due.stream().anyMatch(probe -> probe.definition().type().name().equals("new")));
  }

  @Test
  void after_a_step_of_the_clock_everything_is_registered_anew() {
    ScheduledProbe rare = probe("Rare", RARELY, "one");
    schedule.apply(List.of(rare));
    await().until(() -> seen("Rare") == 1);

    schedule.reset();

    await().until(() -> seen("Rare") == 2);
    assertThat(schedule.size()).isEqualTo(1);
  }

  private long seen(String name) {
    return due.stream().filter(probe -> probe.id().item().equals(name)).count();
  }

  private static ScheduledProbe probe(String name, Duration interval, String type) {
    ProbeType described =
        new ProbeType(
            type, ProbeKind.RECURRENT, "A fake.", List.of(), settings -> Optional.empty());
    Settings settings =
        Settings.of(
            Map.of(
                ProbeProperties.RECURRENCE_INTERVAL.name(),
                new Setting(interval, new Provenance.Declared(NOWHERE))));
    ItemId id = ItemId.of("Set", name);
    return new ScheduledProbe(id, new ProbeDefinition(id, described, settings, NOWHERE));
  }
}
