package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.OverrideScope;
import dev.tend.override.desk.OverrideRequest;
import dev.tend.override.shared.Trust;
import dev.tend.override.store.OverrideStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartedPollerTest {
  @TempDir private Path root;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(root);
  }

  @Test
  void a_directory_that_is_still_away_is_not_told_to_be_back() throws Exception {
    world.shares(world.global("g", "One"));
    world.started().after(Duration.ofSeconds(5));
    Files.move(world.directory, root.resolve("away"));
    world.after(Duration.ofMinutes(11)).after(Duration.ofSeconds(5));
    assertThat(world.core.heard()).last().asString().contains("cannot be read");
    world.restarted().started().after(Duration.ofMinutes(11));
    assertThat(world.core.heard()).isEmpty();
    Files.move(root.resolve("away"), world.directory);
    world.after(Duration.ofMinutes(1));
    assertThat(world.core.heard()).singleElement().asString().contains("again");
  }

  @Test
  void what_is_shared_is_kept_while_nothing_can_be_recorded() throws Exception {
    world.core.recording(false);
    world.shares(world.global("g", "One"));
    world.started().after(Duration.ofSeconds(5));
    Files.move(world.directory, root.resolve("away"));
    world.restarted();
    assertThat(world.poller.status().ignorance()).isEmpty();
    assertThat(world.enabled("One")).isFalse();
  }

  @Test
  void a_stop_keeps_what_is_shared_but_not_as_told_what_is_not_on_record() throws Exception {
    world.core.recording(false);
    world.shares(world.global("g", "One"));
    world.started();
    assertThat(world.core.heard()).hasSize(1);
    world.poller.close();
    world.restarted();
    assertThat(world.enabled("One")).isFalse();
    world.started();
    assertThat(world.core.heard()).hasSize(1);
  }

  @Test
  void nothing_is_written_where_the_directory_is_not_mounted_after_a_reload_trusts_others()
      throws Exception {
    world.shares(world.global("g", "One"));
    world.started();
    Files.move(world.directory, root.resolve("mounted"));
    Files.createDirectory(world.directory);
    var other = new PollSettings.Shared(world.directory, new Trust(List.of(), Set.of("postfix")));
    world.share = new FakeShare(other);
    PollSettings now = world.settings();
    var unused =
        world.poller.declare(
            World.definitions(),
            new PollSettings(
                now.server(), now.groups(), now.version(), now.interval(), Optional.of(other)));
    var answer =
        world
            .settled()
            .poller
            .operate(
                OverrideScope.GLOBAL,
                (desk, grounds) -> desk.add(disabling(), grounds, world.clock.wall()));
    world.settled();
    assertThat(answer).isCompletedExceptionally();
    assertThat(answer.exceptionNow())
        .isInstanceOf(OverrideStoreException.class)
        .hasMessageContaining("is it mounted?");
    try (var files = Files.list(world.directory)) {
      assertThat(files).isEmpty();
    }
  }

  private static OverrideRequest disabling() {
    return new OverrideRequest(
        OverrideScope.GLOBAL,
        "Mail/Two",
        Optional.of("Monitor"),
        "enabled",
        "false",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "anna",
        "it lies",
        false,
        false,
        false);
  }
}
