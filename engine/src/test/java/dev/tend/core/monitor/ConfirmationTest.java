package dev.tend.core.monitor;

import static dev.tend.core.input.Outcome.FAILED;
import static dev.tend.core.input.Outcome.INCONCLUSIVE;
import static dev.tend.core.input.Outcome.SUCCEEDED;
import static dev.tend.core.input.Outcome.TIMED_OUT;
import static dev.tend.core.monitor.Confirmation.Finding.CANNOT_JUDGE;
import static dev.tend.core.monitor.Confirmation.Finding.CONFIRMED;
import static dev.tend.core.monitor.Confirmation.Finding.NOT_CONFIRMED;
import static dev.tend.core.monitor.Fixture.above;
import static dev.tend.core.monitor.Fixture.check;
import static dev.tend.core.monitor.Fixture.consecutive;
import static dev.tend.core.monitor.Fixture.failures;
import static dev.tend.core.monitor.Fixture.percent;
import static dev.tend.core.monitor.Fixture.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether what raised a monitor is still there. */
class ConfirmationTest {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private final Timeline two =
      new Timeline(consecutive(2, WINDOW), probe("A"), probe("B"), probe("C"));

  @Test
  void every_probe_that_raised_it_must_fail_again() {
    two.ok(2).fail(0).fail(1).fail(1).fail(0);
    assertThat(two.monitor().probesToConfirm())
        .extracting(p -> p.id().item())
        .containsExactly("A", "B");
    assertThat(two.monitor().probesToConfirm()).isNotEmpty();
    assertThat(ask(two, FAILED, TIMED_OUT).finding()).isEqualTo(CONFIRMED);
    assertThat(ask(two, FAILED, SUCCEEDED))
        .isEqualTo(new Confirmation(NOT_CONFIRMED, "Smtp\\B did not fail again"));
    assertThat(two.monitor().raised()).as("a confirmation changes nothing").isTrue();
    assertThat(two.ok(0).monitor().raised()).isTrue();
  }

  @Test
  void one_that_was_asked_and_succeeds_refuses_even_if_it_recovered_meanwhile() {
    two.fail(0).fail(0).fail(1).fail(1).ok(1);
    assertThat(two.monitor().probesToConfirm()).extracting(p -> p.id().item()).containsExactly("A");
    assertThat(ask(two, FAILED, SUCCEEDED))
        .isEqualTo(new Confirmation(NOT_CONFIRMED, "Smtp\\B did not fail again"));
    assertThat(ask(two, FAILED).finding()).isEqualTo(CONFIRMED);
  }

  @Test
  void a_probe_that_cannot_judge_refuses() {
    two.fail(0).fail(0).fail(1).fail(1);
    assertThat(ask(two, FAILED, INCONCLUSIVE).finding()).isEqualTo(CANNOT_JUDGE);
    assertThat(ask(two, SUCCEEDED, INCONCLUSIVE).finding()).isEqualTo(CANNOT_JUDGE);
    assertThat(ask(two, FAILED))
        .isEqualTo(new Confirmation(CANNOT_JUDGE, "Smtp\\B was not run again"));
  }

  @Test
  void failures_in_an_interval_are_confirmed_by_another_one() {
    Timeline count = new Timeline(failures(2, WINDOW), probe("A"));
    count.ok().ok().ok().fail().fail();
    assertThat(ask(count, FAILED).finding()).isEqualTo(CONFIRMED);
    assertThat(ask(count, SUCCEEDED).finding()).isEqualTo(NOT_CONFIRMED);
  }

  @Test
  void a_share_is_judged_again_with_the_new_result() {
    Timeline share = new Timeline(percent(80, WINDOW), probe("A"));
    share.ok().ok().ok().ok().fail().fail();
    assertThat(ask(share, SUCCEEDED).finding()).as("5 of 7").isEqualTo(CONFIRMED);
    share.ok().ok().ok().fail();
    assertThat(ask(share, FAILED).finding()).as("7 of 11").isEqualTo(CONFIRMED);
    Timeline edge = new Timeline(percent(80, WINDOW), probe("A"));
    edge.ok().ok().ok().fail().ok().ok().ok().fail().fail().ok().ok().ok().ok();
    assertThat(edge.monitor().raised()).as("10 of 13").isTrue();
    assertThat(ask(edge, SUCCEEDED).finding()).as("11 of 14").isEqualTo(CONFIRMED);
    edge.fail().ok().ok().ok().ok();
    assertThat(edge.monitor().raised()).as("14 of 18").isTrue();
    assertThat(ask(edge, SUCCEEDED).finding()).as("15 of 19").isEqualTo(CONFIRMED);
    edge.ok();
    assertThat(ask(edge, SUCCEEDED).finding()).as("16 of 20").isEqualTo(NOT_CONFIRMED);
  }

  @Test
  void a_sample_must_still_be_beyond_the_limit() {
    Timeline disk = new Timeline(above(90, WINDOW), probe("A"));
    disk.sample(95).sample(95).sample(95);
    assertThat(measured(disk, SUCCEEDED, 91).finding()).isEqualTo(CONFIRMED);
    assertThat(measured(disk, SUCCEEDED, 90).finding()).isEqualTo(NOT_CONFIRMED);
    assertThat(ask(disk, FAILED))
        .isEqualTo(new Confirmation(CANNOT_JUDGE, "Smtp\\A measured nothing"));
    disk.sample(80);
    assertThat(measured(disk, SUCCEEDED, 95).finding())
        .as("one in a row is not three")
        .isEqualTo(NOT_CONFIRMED);
  }

  @Test
  void a_lower_bound_confirms_only_what_it_is_beyond() {
    Timeline queue = new Timeline(above(90, WINDOW), probe("A"));
    queue.sample(95).sample(95).sample(95);
    assertThat(atLeast(queue, SUCCEEDED, 91).finding()).isEqualTo(CONFIRMED);
    assertThat(atLeast(queue, SUCCEEDED, 90).finding()).isEqualTo(CANNOT_JUDGE);
    assertThat(atLeast(queue, TIMED_OUT, 90).finding()).isEqualTo(CANNOT_JUDGE);
  }

  @Test
  void a_passive_check_needs_a_red_no_older_than_its_window() {
    Timeline log = new Timeline(consecutive(2, WINDOW), check("Log"));
    log.fail().fail();
    assertThat(log.monitor().probesToConfirm()).isEmpty();
    assertThat(ask(log.at(300)).finding()).isEqualTo(CONFIRMED);
    assertThat(ask(log.at(300.001)).finding()).isEqualTo(NOT_CONFIRMED);
  }

  @Test
  void what_has_healed_is_not_confirmed() {
    two.fail(0).fail(0).ok(0).ok(0).ok(1).ok(1).ok(2).ok(2);
    assertThat(ask(two, FAILED).finding()).isEqualTo(NOT_CONFIRMED);
  }

  private static Confirmation ask(Timeline time, Outcome... outcomes) {
    List<ProbeReported> results =
        IntStream.range(0, outcomes.length)
            .mapToObj(i -> time.reported(i, time.now(), outcomes[i], plain -> plain))
            .toList();
    return time.monitor().confirm(results, time.now());
  }

  private static Confirmation atLeast(Timeline time, Outcome outcome, double value) {
    var result = time.reported(0, time.now(), outcome, plain -> plain.measuringAtLeast(value));
    return time.monitor().confirm(List.of(result), time.now());
  }

  private static Confirmation measured(Timeline time, Outcome outcome, double value) {
    var result = time.reported(0, time.now(), outcome, plain -> plain.measuring(value));
    return time.monitor().confirm(List.of(result), time.now());
  }
}
