package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.status.SourceError;
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
  private PollerWorld pollerWorld;

  @BeforeEach
  void open() throws Exception {
    pollerWorld =
        new PollerWorld(
            root, new AbandonableExecutor("hung-in-test", "the share", Duration.ofMillis(200)));
  }

  @AfterEach
  void close() {
    pollerWorld.share.ends();
    pollerWorld.poller.close();
    await().until(() -> threads().isEmpty());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("hung-in-test"))
        .toList();
  }

  private void start() {
    pollerWorld.poller.start(SteadyClock.startingAt(Instant.now()), pollerWorld.core);
  }

  private PollStatus look() throws Exception {
    return pollerWorld.poller.look().get(20, TimeUnit.SECONDS);
  }

  private String trouble() throws Exception {
    return look()
        .snapshot()
        .directory()
        .orElseThrow()
        .error()
        .map(SourceError::what)
        .orElse("none");
  }

  @Test
  void it_delays_neither_the_start_nor_the_overrides_of_this_server() throws Exception {
    pollerWorld.share.hangs();
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.share.hangs();
    start();
    assertThat(trouble()).contains("has not answered within 0.2 s");
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.store.holds(pollerWorld.local("b", "Two"));
    look();
    assertThat(pollerWorld.enabled("One")).isTrue();
    assertThat(pollerWorld.enabled("Two")).isFalse();
  }

  @Test
  void what_was_shared_holds_on_and_ends_at_its_instant() throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    start();
    look();
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.share.hangs();
    pollerWorld.store.holds(pollerWorld.endingSoon("e", "Two"));
    look();
    assertThat(pollerWorld.enabled("Two")).isFalse();
    await().until(() -> pollerWorld.enabled("Two"));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void it_costs_two_threads_and_no_more_and_is_looked_at_when_it_answers_again() throws Exception {
    start();
    look();
    pollerWorld.share.hangs();
    for (int i = 0; i < 10; i++) {
      look();
    }
    assertThat(trouble()).contains("has been hanging for");
    assertThat(threads()).hasSizeLessThanOrEqualTo(2);
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.share.answers();
    await().until(() -> trouble().equals("none"));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void who_wants_to_write_there_is_told_and_the_local_store_goes_on() throws Exception {
    start();
    look();
    pollerWorld.share.hangs();
    assertThat(
            pollerWorld
                .poller
                .change(OverrideRemoval.of(OverrideScope.GLOBAL, "none", false))
                .handle((done, failed) -> failed == null ? "done" : ErrorMessages.of(failed))
                .get(20, TimeUnit.SECONDS))
        .contains("has not answered");
    assertThat(
            pollerWorld
                .poller
                .change(OverrideRemoval.of(OverrideScope.SERVER, "none", false))
                .get(20, TimeUnit.SECONDS)
                .refusal())
        .hasValueSatisfying(why -> assertThat(why.reason()).isEqualTo("there is no override none"));
    assertThat(pollerWorld.poller.list().get(20, TimeUnit.SECONDS).server()).isEqualTo("mail1");
  }

  @Test
  void it_does_not_hold_up_the_stop() throws Exception {
    pollerWorld.share.hangs();
    start();
    look();
    pollerWorld.poller.close();
    assertThat(pollerWorld.share.isHanging()).isTrue();
  }

  @Test
  void what_is_known_is_listed_although_other_servers_cannot_be_heard() throws Exception {
    pollerWorld =
        new PollerWorld(
            Files.createDirectory(root.resolve("slow")),
            new AbandonableExecutor("slow-in-test", "the share", Duration.ofHours(1)));
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    start();
    look();
    pollerWorld.share.hangs();
    OverrideListing listing = pollerWorld.poller.list().get(20, TimeUnit.SECONDS);
    assertThat(listing.overrides()).singleElement().extracting("id").isEqualTo("a");
  }
}
