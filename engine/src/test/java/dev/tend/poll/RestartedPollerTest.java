package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
}
