package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AbandonableExecutorTest {
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final AbandonableExecutor threads =
      new AbandonableExecutor("lost-in-test", "the share", Duration.ofMillis(200));

  @AfterEach
  void release() {
    hanging.countDown();
    threads.close();
  }

  /** Hangs without hearing an interrupt, as a call into the kernel does. */
  private String hang() {
    while (true) {
      try {
        hanging.await();
        return "late";
      } catch (InterruptedException deaf) {
        assertThat(hanging.getCount()).isNotZero();
      }
    }
  }

  private static String why(CompletableFuture<?> answer) {
    try {
      answer.get(20, TimeUnit.SECONDS);
      return "it was answered";
    } catch (Exception failed) {
      return ErrorMessages.of(failed);
    }
  }

  @Test
  void work_is_done_one_piece_after_the_other() throws Exception {
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      answers.add(
          threads.send(
              "counting",
              () -> {
                order.add(number);
                return number;
              }));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
    }
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void what_breaks_is_told_and_harms_nobody_else() throws Exception {
    CompletableFuture<String> broken =
        threads.send(
            "breaking",
            () -> {
              throw new StackOverflowError("too deep");
            });
    assertThat(why(broken)).contains("too deep");
    assertThat(threads.send("going on", () -> "well").get(20, TimeUnit.SECONDS)).isEqualTo("well");
  }

  @Test
  void what_hangs_is_given_up_and_the_next_goes_on_beside_it() throws Exception {
    CompletableFuture<String> lost = threads.send("looking", this::hang);
    assertThat(why(lost)).isEqualTo("the share has not answered within 0.2 s, looking");
    assertThat(threads.lost()).isOne();
    assertThat(threads.send("trying", () -> "well").get(20, TimeUnit.SECONDS)).isEqualTo("well");
  }

  @Test
  void when_two_are_lost_nothing_more_is_tried_until_one_comes_back() throws Exception {
    why(threads.send("looking", this::hang));
    why(threads.send("looking again", this::hang));
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> threads.send("trying", () -> "well").getNow(""))
          .hasMessageContaining("has been hanging for")
          .hasMessageContaining("looking; nothing more is tried until it answers");
    }
    assertThat(threads.lost()).isEqualTo(2);
    hanging.countDown();
    await().until(() -> threads.lost() == 0);
    assertThat(threads.send("trying", () -> "well").get(20, TimeUnit.SECONDS)).isEqualTo("well");
  }

  @Test
  void a_stop_waits_for_nothing_and_nobody_waits_for_ever() {
    CompletableFuture<String> running = threads.send("looking", this::hang);
    CompletableFuture<String> waiting = threads.send("waiting", () -> "well");
    threads.close();
    assertThat(why(waiting)).isEqualTo("the agent is stopping");
    assertThat(why(threads.send("coming late", () -> "well"))).isEqualTo("the agent is stopping");
    assertThat(why(running)).contains("has not answered");
  }

  @Test
  void who_waits_for_it_does_not_get_it_later_than_he_was_told_no() {
    CompletableFuture<String> lost = threads.send("looking", this::hang);
    List<String> done = new ArrayList<>();
    CompletableFuture<Boolean> late =
        threads.send("writing", () -> done.add("late"), Optional.of(Duration.ofMillis(50)));
    assertThat(why(lost)).contains("has not answered");
    assertThat(why(late)).contains("could not be started in time");
    assertThat(done).isEmpty();
  }

  @Test
  void not_more_waits_than_can_be_meant() {
    var unused = threads.send("looking", this::hang);
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      all.add(threads.send("waiting", () -> "well"));
    }
    assertThat(all).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(6);
    assertThat(why(all.getLast())).contains("too much is waiting for it already");
  }

  @Test
  void a_system_that_starts_no_thread_for_a_while_loses_none() throws Exception {
    AtomicInteger refusing = new AtomicInteger(3);
    AbandonableExecutor poor =
        new AbandonableExecutor(
            "the share",
            Duration.ofMillis(200),
            work ->
                new Thread(work) {
                  @Override
                  public synchronized void start() {
                    if (refusing.getAndDecrement() > 0) {
                      throw new OutOfMemoryError("unable to create native thread");
                    }
                    super.start();
                  }
                });
    for (int i = 0; i < 3; i++) {
      assertThat(why(poor.send("asking", () -> "well"))).contains("starts no more threads");
    }
    assertThat(poor.lost()).isZero();
    assertThat(poor.send("asking", () -> "well").get(20, TimeUnit.SECONDS)).isEqualTo("well");
    poor.close();
  }
}
