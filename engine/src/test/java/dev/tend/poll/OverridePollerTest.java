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
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(root);
  }

  @Test
  void the_core_begins_with_what_the_local_store_says() {
    world.store.holds(world.local("a", "One"));
    world.restarted();
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.enabled("Two")).isTrue();
    world.started();
    assertThat(world.core.applications()).isZero();
    assertThat(world.core.heard()).singleElement().asString().contains("a");
  }

  @Test
  void what_is_shared_holds_after_the_first_look_and_from_the_first_moment_of_the_next_life()
      throws Exception {
    world.shares(world.global("g", "One"));
    world.started();
    assertThat(world.enabled("One")).isFalse();
    world.after(Duration.ofSeconds(5));
    world.restarted();
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.share.looks()).isZero();
  }

  @Test
  void another_look_comes_after_the_interval_and_not_before() throws Exception {
    world.started();
    world.shares(world.global("g", "One"));
    world.after(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(world.enabled("One")).isTrue();
    world.after(Duration.ofSeconds(1));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void it_looks_when_it_is_asked_to() throws Exception {
    world.started();
    world.shares(world.global("g", "One"));
    var answer = world.poller.look();
    world.settled();
    assertThat(answer).isCompleted();
    assertThat(answer.get().overrides()).hasSize(1);
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void a_directory_that_vanishes_for_an_hour_loses_nothing_and_comes_back_changed()
      throws Exception {
    world.shares(world.global("g", "One"));
    world.started();
    Files.move(world.directory, root.resolve("away"));
    for (int minute = 0; minute < 60; minute++) {
      world.after(Duration.ofMinutes(1));
      assertThat(world.enabled("One")).isFalse();
    }
    assertThat(world.poller.status().directory().orElseThrow().trouble()).isPresent();
    assertThat(world.core.heard()).filteredOn(line -> line.contains("cannot be read")).hasSize(1);

    Files.move(root.resolve("away"), world.directory);
    try (var files = Files.list(world.directory)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        Files.delete(file);
      }
    }
    world.shares(world.global("h", "Two"));
    world.after(Duration.ofMinutes(1));
    assertThat(world.enabled("One")).isTrue();
    assertThat(world.enabled("Two")).isFalse();
    assertThat(world.poller.status().directory().orElseThrow().trouble()).isEmpty();
  }

  @Test
  void a_directory_that_vanished_before_a_restart_still_says_what_it_said() throws Exception {
    world.shares(world.global("g", "One"));
    world.started().after(Duration.ofSeconds(5));
    Files.move(world.directory, root.resolve("away"));
    world.restarted();
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().ignorance()).isEmpty();
    world.started().after(Duration.ofHours(1));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void an_unmounted_directory_is_empty_and_takes_nothing_away() throws Exception {
    world.shares(world.global("g", "One"));
    world.started();
    Files.move(world.directory, root.resolve("mounted"));
    Files.createDirectory(world.directory);
    world.after(Duration.ofMinutes(10));
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().directory().orElseThrow().trouble().orElseThrow().what())
        .contains("is it mounted?");
    try (var files = Files.list(world.directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void what_ends_ends_at_its_instant_without_a_look() {
    world.store.holds(world.local("a", "One", Duration.ofMinutes(3)));
    world.restarted().started();
    int readings = world.store.readings();
    int looks = world.share.looks();
    world.after(Duration.ofMinutes(3).minusMillis(1));
    assertThat(world.enabled("One")).isFalse();
    world.after(Duration.ofMillis(1));
    assertThat(world.enabled("One")).isTrue();
    assertThat(world.store.readings()).isEqualTo(readings);
    assertThat(world.share.looks()).isEqualTo(looks);
    assertThat(world.core.heard()).last().asString().contains("ended");
  }

  @Test
  void a_wall_clock_that_steps_back_brings_back_what_it_had_ended() {
    world.store.holds(world.local("a", "One", Duration.ofMinutes(3)));
    world.restarted().started().after(Duration.ofMinutes(3));
    assertThat(world.enabled("One")).isTrue();
    world.clock.step(Duration.ofHours(-1));
    world.poller.stepped();
    world.settled();
    assertThat(world.enabled("One")).isFalse();
    world.clock.step(Duration.ofHours(1));
    world.poller.stepped();
    world.settled();
    assertThat(world.enabled("One")).isTrue();
  }

  @Test
  void what_another_program_writes_into_the_local_store_is_seen_soon() {
    world.started();
    world.store.holds(world.local("a", "One"));
    world.after(Duration.ofSeconds(10));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void nothing_is_told_twice_over_restarts() {
    world.store.holds(world.local("a", "One"));
    world.restarted().started().after(Duration.ofSeconds(5));
    assertThat(world.core.heard()).hasSize(1);
    world.restarted().started().after(Duration.ofHours(1));
    assertThat(world.core.heard()).isEmpty();
  }

  @Test
  void what_was_told_and_is_not_on_record_is_told_again_by_the_next_life() {
    world.store.holds(world.local("a", "One"));
    world.core.recording(false);
    world.restarted().started().after(Duration.ofMinutes(5));
    assertThat(world.core.heard()).hasSize(1);
    world.restarted().started().after(Duration.ofMinutes(5));
    assertThat(world.core.heard()).hasSize(1);
    world.core.recording(true);
    world.after(Duration.ofSeconds(10));
    world.restarted().started().after(Duration.ofMinutes(5));
    assertThat(world.core.heard()).isEmpty();
  }

  @Test
  void nothing_changed_is_nothing_done() throws Exception {
    world.shares(world.global("g", "One"));
    world.started();
    int applications = world.core.applications();
    for (int i = 0; i < 20; i++) {
      world.after(Duration.ofMinutes(10));
    }
    assertThat(world.core.applications()).isEqualTo(applications);
    assertThat(world.store.readings()).isLessThan(30);
  }

  @Test
  void a_reload_keeps_overrides_and_a_look_keeps_the_newest_definitions() throws Exception {
    world.store.holds(world.local("a", "One"));
    world.restarted().started();
    var longer = World.definitions().getFirst();
    var answer = world.poller.declare(List.of(longer), world.settings());
    world.settled();
    assertThat(answer.get()).isEmpty();
    assertThat(world.enabled("One")).isFalse();
    world.after(Duration.ofMinutes(10));
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void a_reload_that_the_core_refuses_leaves_all_as_it_was() throws Exception {
    world.store.holds(world.local("a", "One"));
    world.restarted().started();
    world.core.refuses("dependsOn forms a cycle");
    var answer =
        world.poller.declare(
            List.of(),
            new PollSettings(
                "mail1",
                List.of(),
                new VersionSource.Unknown(),
                Duration.ofHours(1),
                Optional.empty()));
    world.settled();
    assertThat(answer.get()).containsExactly("dependsOn forms a cycle");
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().directory()).isPresent();
    assertThat(world.poller.status().refusals()).isEmpty();
  }

  @Test
  void a_shared_override_does_not_hold_unseen_behind_the_id_of_one_of_this_server()
      throws Exception {
    world.store.holds(world.local("a", "One"));
    world.shares(world.global("A", "Two"));
    world.restarted().started();
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.enabled("Two")).isTrue();
    assertThat(world.core.heard()).filteredOn(line -> line.contains("with that id")).hasSize(1);
    world.store.holds();
    world.after(Duration.ofSeconds(10));
    assertThat(world.enabled("Two")).isFalse();
    assertThat(world.poller.status().leftOut()).isEmpty();
  }

  @Test
  void a_reload_that_was_given_up_before_it_began_changes_nothing() {
    world.started();
    var answer = world.poller.declare(List.of(), world.settings());
    answer.cancel(false);
    world.settled();
    assertThat(world.enabled("One")).isTrue();
  }

  @Test
  void what_the_core_does_not_take_does_not_count_as_held_and_is_said() {
    world.started();
    world.core.refuses("it broke");
    world.store.holds(world.local("a", "One"));
    world.after(Duration.ofSeconds(10));
    assertThat(world.enabled("One")).isTrue();
    assertThat(world.poller.status().refusals()).containsExactly("it broke");
    world.core.refuses();
    world.after(Duration.ofMinutes(1));
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().refusals()).isEmpty();
  }

  @Test
  void what_the_core_took_too_late_to_say_so_does_not_stay_when_it_has_ended() {
    world.started();
    world.core.refuses("no answer within 30 s");
    world.store.holds(world.local("a", "One"));
    world.after(Duration.ofSeconds(10));
    world.core.refuses();
    int before = world.core.applications();
    world.store.holds();
    world.after(Duration.ofSeconds(10));
    assertThat(world.core.applications()).isEqualTo(before + 1);
    world.after(Duration.ofMinutes(20));
    assertThat(world.core.applications()).isEqualTo(before + 1);
  }

  @Test
  void a_disk_that_does_not_answer_is_not_waited_for_by_looking_at_it_all_the_time() {
    Stalling disk = new Stalling();
    world.localErrands = disk;
    world.restarted().started();
    disk.stall();
    world.after(Duration.ofSeconds(10)).after(Duration.ofSeconds(15));
    assertThat(world.poller.patience()).isPositive();
  }

  @Test
  void without_its_local_store_it_knows_that_it_does_not_know_until_it_can_read_it() {
    world.store.holds(world.local("a", "One"));
    world.store.breaks("the file is damaged");
    world.restarted();
    assertThat(world.poller.status().ignorance().orElseThrow()).contains("the file is damaged");
    world.started().after(Duration.ofHours(1));
    assertThat(world.core.ignorance()).allMatch(Optional::isPresent);
    world.store.works();
    world.after(Duration.ofSeconds(10));
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.core.ignorance()).last().isEqualTo(Optional.empty());
  }

  @Test
  void a_local_store_that_breaks_later_takes_nothing_away() {
    world.store.holds(world.local("a", "One"));
    world.restarted().started();
    world.store.breaks("the disk is gone");
    world.after(Duration.ofHours(1));
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().ignorance()).isEmpty();
    assertThat(world.poller.status().localTrouble().orElseThrow().what())
        .isEqualTo("the disk is gone");
  }

  @Test
  void before_the_shared_directory_was_ever_read_it_knows_that_it_does_not_know() throws Exception {
    Files.move(world.directory, root.resolve("away"));
    assertThat(world.poller.status().ignorance().orElseThrow()).contains("not been read yet");
    world.started().after(Duration.ofMinutes(5));
    assertThat(world.poller.status().ignorance().orElseThrow()).contains("never been read");
    Files.move(root.resolve("away"), world.directory);
    world.after(Duration.ofMinutes(1));
    assertThat(world.core.ignorance()).last().isEqualTo(Optional.empty());
  }

  @Test
  void the_last_version_that_a_command_said_stands() throws Exception {
    Path says = Files.writeString(root.resolve("says"), "3.8.1\n");
    world.version = new VersionSource.Command(List.of("cat", says.toString()));
    world.store.holds();
    world.restarted();
    world.shares(world.global("v", "One", new Validity.Versions(VersionRange.parse("[3.8,3.9)"))));
    assertThat(world.enabled("One")).isTrue();
    world.started().after(Duration.ofSeconds(5));
    assertThat(world.enabled("One")).isFalse();
    Files.delete(says);
    world.after(Duration.ofMinutes(10));
    assertThat(world.enabled("One")).isFalse();
    assertThat(world.poller.status().versionTrouble().orElseThrow().what()).contains("exit code 1");
    world.after(Duration.ofSeconds(5));
    world.restarted();
    assertThat(world.enabled("One")).isFalse();
    Files.writeString(says, "3.9.0\n");
    world.started().after(Duration.ofSeconds(5));
    assertThat(world.enabled("One")).isTrue();
  }

  @Test
  void what_could_not_be_acknowledged_is_after_the_next_look() throws Exception {
    world.started();
    Files.move(world.directory.resolve("acknowledgements"), root.resolve("acknowledgements"));
    Files.writeString(world.directory.resolve("acknowledgements"), "in the way");
    world.shares(world.global("g", "One"));
    world.after(Duration.ofMinutes(10));
    assertThat(world.poller.status().directory().orElseThrow().acknowledgementTrouble())
        .isPresent();
    assertThat(world.share.acknowledged()).isOne();
    Files.delete(world.directory.resolve("acknowledgements"));
    world.after(Duration.ofMinutes(10));
    assertThat(world.share.acknowledged()).isEqualTo(2);
    assertThat(world.poller.status().directory().orElseThrow().acknowledgementTrouble()).isEmpty();
  }

  @Test
  void it_acknowledges_each_change_and_each_hour() throws Exception {
    world.started();
    int first = world.share.acknowledged();
    assertThat(first).isOne();
    world.after(Duration.ofMinutes(59));
    assertThat(world.share.acknowledged()).isEqualTo(first);
    world.after(Duration.ofMinutes(1));
    assertThat(world.share.acknowledged()).isEqualTo(first + 1);
    world.shares(world.global("g", "One"));
    world.after(Duration.ofMinutes(10));
    assertThat(world.share.acknowledged()).isEqualTo(first + 2);
    var said = world.share.acknowledgements().heard().getFirst();
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
