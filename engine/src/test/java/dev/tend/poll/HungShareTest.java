package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.override.OverrideScope;
import dev.tend.time.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A share that hangs, under real threads. */
class HungShareTest {
  @TempDir private Path root;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world =
        new World(root, new LosableThreads("hung-in-test", "the share", Duration.ofMillis(200)));
  }

  @AfterEach
  void close() {
    world.share.ends();
    world.poller.close();
    await().until(() -> threads().isEmpty());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("hung-in-test"))
        .toList();
  }

  private void start() {
    world.poller.start(SteadyClock.startingAt(Instant.now()), world.core);
  }

  private PollStatus look() throws Exception {
    return world.poller.look().get(20, TimeUnit.SECONDS);
  }

  private String trouble() throws Exception {
    return look().directory().orElseThrow().trouble().map(Trouble::what).orElse("none");
  }

  @Test
  void it_delays_neither_the_start_nor_the_overrides_of_this_server() throws Exception {
    world.share.hangs();
    world.store.holds(world.local("a", "One"));
    world.share.hangs();
    start();
    assertThat(trouble()).contains("does not answer within 0.2 s");
    assertThat(world.enabled("One")).isFalse();
    world.store.holds(world.local("b", "Two"));
    look();
    assertThat(world.enabled("One")).isTrue();
    assertThat(world.enabled("Two")).isFalse();
  }

  @Test
  void what_was_shared_holds_on_and_ends_at_its_instant() throws Exception {
    world.shares(world.global("g", "One"));
    start();
    look();
    assertThat(world.enabled("One")).isFalse();
    world.share.hangs();
    world.store.holds(world.endingSoon("e", "Two"));
    look();
    assertThat(world.enabled("Two")).isFalse();
    await().until(() -> world.enabled("Two"));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void it_costs_two_threads_and_no_more_and_is_looked_at_when_it_answers_again() throws Exception {
    start();
    look();
    world.share.hangs();
    for (int i = 0; i < 10; i++) {
      look();
    }
    assertThat(trouble()).contains("still hangs since");
    assertThat(threads()).hasSizeLessThanOrEqualTo(2);
    world.shares(world.global("g", "One"));
    world.share.answers();
    await().until(() -> trouble().equals("none"));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void who_wants_to_write_there_is_told_and_the_local_store_goes_on() throws Exception {
    start();
    look();
    world.share.hangs();
    assertThat(
            world
                .poller
                .operate(OverrideScope.GLOBAL, (desk, grounds) -> "done")
                .handle((done, failed) -> failed == null ? done : Words.of(failed))
                .get(20, TimeUnit.SECONDS))
        .contains("does not answer");
    assertThat(
            world
                .poller
                .operate(OverrideScope.SERVER, (desk, grounds) -> grounds.known().size())
                .get(20, TimeUnit.SECONDS))
        .isZero();
    assertThat(world.poller.seen().get(20, TimeUnit.SECONDS).grounds().knownServers())
        .containsExactly("mail1");
  }

  @Test
  void it_does_not_hold_up_the_stop() throws Exception {
    world.share.hangs();
    start();
    look();
    world.poller.close();
    assertThat(world.share.isHanging()).isTrue();
  }

  @Test
  void what_is_known_is_listed_although_other_servers_cannot_be_heard() throws Exception {
    world =
        new World(
            Files.createDirectory(root.resolve("slow")),
            new LosableThreads("slow-in-test", "the share", Duration.ofHours(1)));
    world.store.holds(world.local("a", "One"));
    start();
    look();
    world.share.hangs();
    Seen seen = world.poller.seen().get(20, TimeUnit.SECONDS);
    assertThat(seen.grounds().known()).singleElement().extracting("id").isEqualTo("a");
  }
}
