package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.config.VersionSource;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridePollerTest {
  @TempDir private Path root;
  private PollerWorld pollerWorld;

  @BeforeEach
  void open() throws Exception {
    pollerWorld = new PollerWorld(root);
  }

  @Test
  void the_core_begins_with_what_the_local_store_says() {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.restarted();
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.enabled("Two")).isTrue();
    pollerWorld.started();
    assertThat(pollerWorld.core.applications()).isZero();
    assertThat(pollerWorld.core.heard()).singleElement().asString().contains("a");
  }

  @Test
  void what_is_shared_holds_after_the_first_look_and_from_the_first_moment_of_the_next_life()
      throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.after(Duration.ofSeconds(5));
    pollerWorld.restarted();
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.share.looks()).isZero();
  }

  @Test
  void another_look_comes_after_the_interval_and_not_before() throws Exception {
    pollerWorld.started();
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.after(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(pollerWorld.enabled("One")).isTrue();
    pollerWorld.after(Duration.ofSeconds(1));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void it_looks_when_it_is_asked_to() throws Exception {
    pollerWorld.started();
    pollerWorld.shares(pollerWorld.global("g", "One"));
    var answer = pollerWorld.poller.look();
    pollerWorld.settled();
    assertThat(answer).isCompleted();
    assertThat(answer.get().snapshot().overrides()).hasSize(1);
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void a_directory_that_vanishes_for_an_hour_loses_nothing_and_comes_back_changed()
      throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    Files.move(pollerWorld.directory, root.resolve("away"));
    for (int minute = 0; minute < 60; minute++) {
      pollerWorld.after(Duration.ofMinutes(1));
      assertThat(pollerWorld.enabled("One")).isFalse();
    }
    assertThat(pollerWorld.snapshot().directory().orElseThrow().error()).isPresent();
    assertThat(pollerWorld.core.heard())
        .filteredOn(line -> line.contains("cannot be read"))
        .hasSize(1);

    Files.move(root.resolve("away"), pollerWorld.directory);
    try (var files = Files.list(pollerWorld.directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        Files.delete(file);
      }
    }
    pollerWorld.shares(pollerWorld.global("h", "Two"));
    pollerWorld.after(Duration.ofMinutes(1));
    assertThat(pollerWorld.enabled("One")).isTrue();
    assertThat(pollerWorld.enabled("Two")).isFalse();
    assertThat(pollerWorld.snapshot().directory().orElseThrow().error()).isEmpty();
  }

  @Test
  void a_directory_that_vanished_before_a_restart_still_says_what_it_said() throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started().after(Duration.ofSeconds(5));
    Files.move(pollerWorld.directory, root.resolve("away"));
    pollerWorld.restarted();
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.snapshot().unknown()).isEmpty();
    pollerWorld.started().after(Duration.ofHours(1));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void an_unmounted_directory_is_empty_and_takes_nothing_away() throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    Files.move(pollerWorld.directory, root.resolve("mounted"));
    Files.createDirectory(pollerWorld.directory);
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.snapshot().directory().orElseThrow().error().orElseThrow().what())
        .contains("is it mounted?");
    try (var files = Files.list(pollerWorld.directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void what_ends_ends_at_its_instant_without_a_look() {
    pollerWorld.store.holds(pollerWorld.local("a", "One", Duration.ofMinutes(3)));
    pollerWorld.restarted().started();
    int readings = pollerWorld.store.readings();
    int looks = pollerWorld.share.looks();
    pollerWorld.after(Duration.ofMinutes(3).minusMillis(1));
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.after(Duration.ofMillis(1));
    assertThat(pollerWorld.enabled("One")).isTrue();
    assertThat(pollerWorld.store.readings()).isEqualTo(readings);
    assertThat(pollerWorld.share.looks()).isEqualTo(looks);
    assertThat(pollerWorld.core.heard()).last().asString().contains("ended");
  }

  @Test
  void a_wall_clock_that_steps_back_brings_back_what_it_had_ended() {
    pollerWorld.store.holds(pollerWorld.local("a", "One", Duration.ofMinutes(3)));
    pollerWorld.restarted().started().after(Duration.ofMinutes(3));
    assertThat(pollerWorld.enabled("One")).isTrue();
    pollerWorld.clock.step(Duration.ofHours(-1));
    pollerWorld.poller.stepped();
    pollerWorld.settled();
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.clock.step(Duration.ofHours(1));
    pollerWorld.poller.stepped();
    pollerWorld.settled();
    assertThat(pollerWorld.enabled("One")).isTrue();
  }

  @Test
  void what_another_program_writes_into_the_local_store_is_seen_soon() {
    pollerWorld.started();
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.after(Duration.ofSeconds(10));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void nothing_is_told_twice_over_restarts() {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.restarted().started().after(Duration.ofSeconds(5));
    assertThat(pollerWorld.core.heard()).hasSize(1);
    pollerWorld.restarted().started().after(Duration.ofHours(1));
    assertThat(pollerWorld.core.heard()).isEmpty();
  }

  @Test
  void what_was_told_and_is_not_on_record_is_told_again_by_the_next_life() {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.core.recording(false);
    pollerWorld.restarted().started().after(Duration.ofMinutes(5));
    assertThat(pollerWorld.core.heard()).hasSize(1);
    pollerWorld.restarted().started().after(Duration.ofMinutes(5));
    assertThat(pollerWorld.core.heard()).hasSize(1);
    pollerWorld.core.recording(true);
    pollerWorld.after(Duration.ofSeconds(10));
    pollerWorld.restarted().started().after(Duration.ofMinutes(5));
    assertThat(pollerWorld.core.heard()).isEmpty();
  }

  @Test
  void nothing_changed_is_nothing_done() throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    int applications = pollerWorld.core.applications();
    for (int i = 0; i < 20; i++) {
      pollerWorld.after(Duration.ofMinutes(10));
    }
    assertThat(pollerWorld.core.applications()).isEqualTo(applications);
    assertThat(pollerWorld.store.readings()).isLessThan(30);
  }

  @Test
  void a_reload_keeps_overrides_and_a_look_keeps_the_newest_definitions() throws Exception {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.restarted().started();
    var longer = PollerWorld.definitions().getFirst();
    var answer = pollerWorld.poller.declare(List.of(longer), pollerWorld.settings());
    pollerWorld.settled();
    assertThat(answer.get()).isEmpty();
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void a_reload_that_the_core_refuses_leaves_all_as_it_was() throws Exception {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.restarted().started();
    pollerWorld.core.refuses("dependsOn forms a cycle");
    var answer =
        pollerWorld.poller.declare(
            List.of(),
            new PollSettings(
                "mail1",
                List.of(),
                new VersionSource.Unknown(),
                Duration.ofHours(1),
                Optional.empty()));
    pollerWorld.settled();
    assertThat(answer.get()).containsExactly("dependsOn forms a cycle");
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.snapshot().directory()).isPresent();
    assertThat(pollerWorld.poller.status().refusals()).isEmpty();
  }

  @Test
  void a_shared_override_does_not_hold_unseen_behind_the_id_of_one_of_this_server()
      throws Exception {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.shares(pollerWorld.global("A", "Two"));
    pollerWorld.restarted().started();
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.enabled("Two")).isTrue();
    assertThat(pollerWorld.core.heard())
        .filteredOn(line -> line.contains("with that id"))
        .hasSize(1);
    pollerWorld.store.holds();
    pollerWorld.after(Duration.ofSeconds(10));
    assertThat(pollerWorld.enabled("Two")).isFalse();
    assertThat(pollerWorld.snapshot().rejected()).isEmpty();
  }

  @Test
  void a_reload_that_was_given_up_before_it_began_changes_nothing() {
    pollerWorld.started();
    var answer = pollerWorld.poller.declare(List.of(), pollerWorld.settings());
    answer.cancel(false);
    pollerWorld.settled();
    assertThat(pollerWorld.enabled("One")).isTrue();
  }

  @Test
  void what_the_core_does_not_take_does_not_count_as_held_and_is_said() {
    pollerWorld.started();
    pollerWorld.core.refuses("it broke");
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.after(Duration.ofSeconds(10));
    assertThat(pollerWorld.enabled("One")).isTrue();
    assertThat(pollerWorld.poller.status().refusals()).containsExactly("it broke");
    pollerWorld.core.refuses();
    pollerWorld.after(Duration.ofMinutes(1));
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.poller.status().refusals()).isEmpty();
  }

  @Test
  void what_the_core_took_too_late_to_say_so_does_not_stay_when_it_has_ended() {
    pollerWorld.started();
    pollerWorld.core.refuses("no answer within 30 s");
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.after(Duration.ofSeconds(10));
    pollerWorld.core.refuses();
    int before = pollerWorld.core.applications();
    pollerWorld.store.holds();
    pollerWorld.after(Duration.ofSeconds(10));
    assertThat(pollerWorld.core.applications()).isEqualTo(before + 1);
    pollerWorld.after(Duration.ofMinutes(20));
    assertThat(pollerWorld.core.applications()).isEqualTo(before + 1);
  }

  @Test
  void a_disk_that_does_not_answer_is_not_waited_for_by_looking_at_it_all_the_time() {
    Stalling disk = new Stalling();
    pollerWorld.localWork = disk;
    pollerWorld.restarted().started();
    disk.stall();
    pollerWorld.after(Duration.ofSeconds(10)).after(Duration.ofSeconds(15));
    assertThat(pollerWorld.poller.patience()).isPositive();
  }

  @Test
  void without_its_local_store_it_knows_that_it_does_not_know_until_it_can_read_it() {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.store.breaks("the file is damaged");
    pollerWorld.restarted();
    assertThat(pollerWorld.snapshot().unknown().orElseThrow()).contains("the file is damaged");
    pollerWorld.started().after(Duration.ofHours(1));
    assertThat(pollerWorld.core.ignorance()).allMatch(Optional::isPresent);
    pollerWorld.store.works();
    pollerWorld.after(Duration.ofSeconds(10));
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.core.ignorance()).last().isEqualTo(Optional.empty());
  }

  @Test
  void a_local_store_that_breaks_later_takes_nothing_away() {
    pollerWorld.store.holds(pollerWorld.local("a", "One"));
    pollerWorld.restarted().started();
    pollerWorld.store.breaks("the disk is gone");
    pollerWorld.after(Duration.ofHours(1));
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.snapshot().unknown()).isEmpty();
    assertThat(pollerWorld.snapshot().localError().orElseThrow().what())
        .isEqualTo("the disk is gone");
  }

  @Test
  void before_the_shared_directory_was_ever_read_it_knows_that_it_does_not_know() throws Exception {
    Files.move(pollerWorld.directory, root.resolve("away"));
    assertThat(pollerWorld.snapshot().unknown().orElseThrow()).contains("not been read yet");
    pollerWorld.started().after(Duration.ofMinutes(5));
    assertThat(pollerWorld.snapshot().unknown().orElseThrow()).contains("never been read");
    Files.move(root.resolve("away"), pollerWorld.directory);
    pollerWorld.after(Duration.ofMinutes(1));
    assertThat(pollerWorld.core.ignorance()).last().isEqualTo(Optional.empty());
  }

  @Test
  void the_last_version_that_a_command_said_stands() throws Exception {
    Path says = Files.writeString(root.resolve("says"), "3.8.1\n");
    pollerWorld.version = new VersionSource.Command(List.of("cat", says.toString()));
    pollerWorld.store.holds();
    pollerWorld.restarted();
    pollerWorld.shares(
        pollerWorld.global("v", "One", new Validity.Versions(VersionRange.parse("[3.8,3.9)"))));
    assertThat(pollerWorld.enabled("One")).isTrue();
    pollerWorld.started().after(Duration.ofSeconds(5));
    assertThat(pollerWorld.enabled("One")).isFalse();
    Files.delete(says);
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.enabled("One")).isFalse();
    assertThat(pollerWorld.snapshot().versionError().orElseThrow().what()).contains("exit code 1");
    pollerWorld.after(Duration.ofSeconds(5));
    pollerWorld.restarted();
    assertThat(pollerWorld.enabled("One")).isFalse();
    Files.writeString(says, "3.9.0\n");
    pollerWorld.started().after(Duration.ofSeconds(5));
    assertThat(pollerWorld.enabled("One")).isTrue();
  }

  @Test
  void what_could_not_be_acknowledged_is_after_the_next_look() throws Exception {
    pollerWorld.started();
    Files.move(pollerWorld.directory.resolve("acknowledgements"), root.resolve("acknowledgements"));
    Files.writeString(pollerWorld.directory.resolve("acknowledgements"), "in the way");
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.poller.status().acknowledgementError()).isPresent();
    assertThat(pollerWorld.share.acknowledged()).isOne();
    Files.delete(pollerWorld.directory.resolve("acknowledgements"));
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.share.acknowledged()).isEqualTo(2);
    assertThat(pollerWorld.poller.status().acknowledgementError()).isEmpty();
  }

  @Test
  void it_acknowledges_each_change_and_each_hour() throws Exception {
    pollerWorld.started();
    int first = pollerWorld.share.acknowledged();
    assertThat(first).isOne();
    pollerWorld.after(Duration.ofMinutes(59));
    assertThat(pollerWorld.share.acknowledged()).isEqualTo(first);
    pollerWorld.after(Duration.ofMinutes(1));
    assertThat(pollerWorld.share.acknowledged()).isEqualTo(first + 1);
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.after(Duration.ofMinutes(10));
    assertThat(pollerWorld.share.acknowledged()).isEqualTo(first + 2);
    var said = pollerWorld.share.acknowledgements().getFirst();
    assertThat(said.server()).isEqualTo("mail1");
    assertThat(said.groups()).containsExactly("mx");
    assertThat(said.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.overrideId()).isEqualTo("g");
              assertThat(line.outcome()).isEqualTo("applied");
            });
  }
}
