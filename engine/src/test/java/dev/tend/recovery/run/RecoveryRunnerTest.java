package dev.tend.recovery.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.effect.Intent;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ActionRun;
import dev.tend.recovery.RecoveryAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryRunnerTest {
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final Map<String, ActionOutcome> outcomes = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private volatile Optional<String> braked = Optional.empty();
  private Duration timeout = Duration.ofSeconds(30);
  private RecoveryRunner runner = runner(run -> ActionOutcome.succeeded("done"));

  @AfterEach
  void end() {
    never.countDown();
    assertThat(runner.stop(Duration.ofSeconds(20))).isEmpty();
  }

  /** What an action does. */
  private interface Doing {
    ActionOutcome act(ActionRun run) throws InterruptedException;
  }

  @Test
  void an_act_is_answered_once_with_its_outcome() {
    runner.begin(intent("1-1", "run-command"));
    await().until(() -> outcomes.containsKey("1-1"));
    assertThat(outcomes).containsEntry("1-1", ActionOutcome.succeeded("done"));
    assertThat(answers).containsExactly("1-1");
  }

  @Test
  void what_breaks_has_failed_with_its_own_words() {
    runner =
        runner(
            run -> {
              throw new IllegalStateException("no such luck");
            });
    runner.begin(intent("1-1", "run-command"));
    await().until(() -> outcomes.containsKey("1-1"));
    assertThat(outcome("1-1").result()).isEqualTo(Result.FAILED);
    assertThat(outcome("1-1").message()).contains("no such luck");
  }

  @Test
  void a_type_nobody_carries_out_fails_and_says_so() {
    runner.begin(intent("1-1", "reboot-server"));
    assertThat(outcome("1-1").result()).isEqualTo(Result.FAILED);
    assertThat(outcome("1-1").message()).contains("cannot carry out reboot-server");
  }

  @Test
  void an_act_past_its_deadline_is_interrupted_and_lets_go_of_everything() {
    timeout = Duration.ofMillis(100);
    runner =
        runner(
            run -> {
              run.limits().scope().closes(closed::countDown);
              never.await();
              return ActionOutcome.succeeded("too late");
            });
    runner.begin(intent("1-1", "run-command"));
    await().until(() -> outcomes.containsKey("1-1"));
    assertThat(outcome("1-1").result()).isEqualTo(Result.TIMED_OUT);
    assertThat(closed.getCount()).isZero();
    await().until(() -> runner.running() == 0);
    assertThat(answers).containsExactly("1-1");
  }

  @Test
  void an_act_that_hears_no_interrupt_is_answered_all_the_same_and_only_once() {
    timeout = Duration.ofMillis(100);
    runner =
        runner(
            run -> {
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return ActionOutcome.succeeded("too late");
            });
    runner.begin(intent("1-1", "run-command"));
    await().until(() -> outcomes.containsKey("1-1"));
    never.countDown();
    await().until(() -> runner.running() == 0);
    assertThat(answers).containsExactly("1-1");
    assertThat(outcome("1-1").result()).isEqualTo(Result.TIMED_OUT);
  }

  @Test
  void more_acts_than_may_run_at_once_are_refused() {
    runner = runner(this::waits);
    runner.begin(intent("1-1", "run-command"));
    runner.begin(intent("1-2", "run-command"));
    runner.begin(intent("1-3", "run-command"));
    assertThat(answers).containsExactly("1-3");
    assertThat(outcome("1-3").message()).contains("as many as may at once");
  }

  @Test
  void a_stop_waits_for_what_is_running_and_begins_nothing_more() {
    runner = runner(this::waits);
    runner.begin(intent("1-1", "run-command"));
    assertThat(runner.stop(Duration.ofMillis(50))).containsExactly("1-1");
    assertThat(answers).isEmpty();
    runner.begin(intent("1-2", "run-command"));
    assertThat(outcome("1-2").message()).contains("the agent is stopping");
  }

  @Test
  void the_brake_pulled_before_the_act_begins_stops_it() {
    braked = Optional.of("anna stopped all recovery: moving racks");
    runner.begin(intent("1-1", "run-command"));
    await().until(() -> outcomes.containsKey("1-1"));
    assertThat(outcomes)
        .containsEntry("1-1", ActionOutcome.notBegun("anna stopped all recovery: moving racks"));
    braked = Optional.empty();
    runner.begin(intent("1-2", "run-command"));
    await().until(() -> outcomes.containsKey("1-2"));
    assertThat(outcomes).containsEntry("1-2", ActionOutcome.succeeded("done"));
  }

  private ActionOutcome outcome(String instance) {
    ActionOutcome outcome = outcomes.get(instance);
    assertThat(outcome).as("the answer for %s", instance).isNotNull();
    return requireNonNull(outcome);
  }

  private ActionOutcome waits(ActionRun run) throws InterruptedException {
    never.await();
    return ActionOutcome.succeeded("done");
  }

  private RecoveryRunner runner(Doing doing) {
    RecoveryAction action =
        new RecoveryAction() {
          @Override
          public String type() {
            return "run-command";
          }

          @Override
          public ActionOutcome act(ActionRun run) throws InterruptedException {
            return doing.act(run);
          }
        };
    return new RecoveryRunner(
        List.of(action),
        () -> braked,
        intent -> (pid, ticks) -> {},
        (intent, outcome) -> {
          outcomes.put(intent.instance(), outcome);
          answers.add(intent.instance());
        },
        new RecoveryRunner.Limits(2, Duration.ofMillis(50)));
  }

  private Intent intent(String instance, String type) {
    return new ActionFixture()
        .with(ResponderProperties.ACTION_TIMEOUT, timeout)
        .with(ResponderTypes.COMMAND, List.of("true"))
        .with(ResponderTypes.RESOURCE, "cache")
        .intent(instance, ActionFixture.type(type));
  }
}
