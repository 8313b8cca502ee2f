package dev.tend.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EventId;
import dev.tend.core.event.HealthEvent;
import dev.tend.core.input.Outcome;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.schema.Channel;
import dev.tend.eventlog.schema.LostEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpoolTest {
  private static final int ONE_RESULT = 400;

  /** A third of it holds two results, the rest some records. */
  private final Spool spool = new Spool(3 * (2 * ONE_RESULT + 100));

  private List<Long> take(EventFile file) {
    return spool.take(file, 100).stream().map(event -> event.id().sequence()).toList();
  }

  private void add(HealthEvent... events) {
    spool.add(List.of(events));
  }

  @Test
  void successes_are_dropped_before_failures_and_the_oldest_first() {
    add(Happened.result(1, Outcome.FAILED));
    add(Happened.result(2, Outcome.SUCCEEDED));
    add(Happened.result(3, Outcome.SUCCEEDED));
    add(Happened.result(4, Outcome.INCONCLUSIVE));
    assertThat(take(EventFile.PROBE_RESULT)).containsExactly(1L, 4L);
    assertThat(take(EventFile.PROBE_RESULT_SUCCEEDED)).isEmpty();
    assertThat(spool.dropped()).containsEntry(Channel.PROBE_RESULT, 2L);
    assertThat(spool.takeUnreported(EventFile.PROBE_RESULT_SUCCEEDED).map(LostEvents::count))
        .contains(2L);
  }

  @Test
  void a_result_that_a_later_event_names_is_kept() {
    add(Happened.result(1, Outcome.FAILED));
    add(Happened.change(2, 1));
    for (int id = 3; id < 20; id++) {
      add(Happened.result(id, Outcome.FAILED));
    }
    assertThat(take(EventFile.PROBE_RESULT)).contains(1L).hasSize(3);
  }

  @Test
  void a_result_that_is_named_while_it_is_written_is_kept_when_that_fails() {
    add(Happened.result(1, Outcome.FAILED));
    assertThat(take(EventFile.PROBE_RESULT)).containsExactly(1L);
    add(Happened.change(2, 1));
    spool.putBack(EventFile.PROBE_RESULT);
    for (int id = 3; id < 20; id++) {
      add(Happened.result(id, Outcome.FAILED));
    }
    assertThat(take(EventFile.PROBE_RESULT)).contains(1L);
  }

  @Test
  void results_of_the_decision_that_changed_a_state_are_kept() {
    add(Happened.result(1, Outcome.SUCCEEDED), Happened.change(2));
    for (int id = 3; id < 20; id++) {
      add(Happened.result(id, Outcome.FAILED));
    }
    assertThat(take(EventFile.PROBE_RESULT_SUCCEEDED)).containsExactly(1L);
  }

  @Test
  void the_newest_records_are_lost_when_their_part_of_the_memory_is_full_and_counted() {
    for (int id = 1; id < 100; id++) {
      add(Happened.change(id));
    }
    List<Long> kept = take(EventFile.MONITOR_RESULT);
    assertThat(kept).startsWith(1L, 2L).hasSizeLessThan(10);
    assertThat(spool.lost()).isEqualTo(99 - kept.size());
    assertThat(spool.fill()).isBetween(0.5, 1.0);
  }

  @Test
  void what_is_settled_ends_before_the_first_record_that_waits() {
    add(Happened.result(1, Outcome.FAILED), Happened.result(2, Outcome.FAILED));
    add(Happened.change(3), Happened.change(4));
    take(EventFile.MONITOR_RESULT);
    take(EventFile.PROBE_RESULT);
    spool.written(EventFile.PROBE_RESULT);
    assertThat(spool.settled()).contains(new EventId(1, 2));
    spool.written(EventFile.MONITOR_RESULT);
    assertThat(spool.settled()).contains(new EventId(1, 4));
    assertThat(spool.size()).isZero();
    assertThat(spool.fill()).isZero();
  }
}
