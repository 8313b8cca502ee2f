package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.shared.TrustPolicy;
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
  private PollerWorld pollerWorld;

  @BeforeEach
  void open() throws Exception {
    pollerWorld = new PollerWorld(root);
  }

  @Test
  void a_directory_that_is_still_away_is_not_told_to_be_back() throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started().after(Duration.ofSeconds(5));
    Files.move(pollerWorld.directory, root.resolve("away"));
    pollerWorld.after(Duration.ofMinutes(11)).after(Duration.ofSeconds(5));
    assertThat(pollerWorld.core.heard()).last().asString().contains("cannot be read");
    pollerWorld.restarted().started().after(Duration.ofMinutes(11));
    assertThat(pollerWorld.core.heard()).isEmpty();
    Files.move(root.resolve("away"), pollerWorld.directory);
    pollerWorld.after(Duration.ofMinutes(1));
    assertThat(pollerWorld.core.heard()).singleElement().asString().contains("again");
  }

  @Test
  void what_is_shared_is_kept_while_nothing_can_be_recorded() throws Exception {
    pollerWorld.core.recording(false);
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started().after(Duration.ofSeconds(5));
    Files.move(pollerWorld.directory, root.resolve("away"));
    pollerWorld.restarted();
    assertThat(pollerWorld.snapshot().unknown()).isEmpty();
    assertThat(pollerWorld.enabled("One")).isFalse();
  }

  @Test
  void a_stop_keeps_what_is_shared_but_not_as_told_what_is_not_on_record() throws Exception {
    pollerWorld.core.recording(false);
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    assertThat(pollerWorld.core.heard()).hasSize(1);
    pollerWorld.poller.close();
    pollerWorld.restarted();
    assertThat(pollerWorld.enabled("One")).isFalse();
    pollerWorld.started();
    assertThat(pollerWorld.core.heard()).hasSize(1);
  }

  @Test
  void nothing_is_written_where_the_directory_is_not_mounted_after_a_reload_trusts_others()
      throws Exception {
    pollerWorld.shares(pollerWorld.global("g", "One"));
    pollerWorld.started();
    Files.move(pollerWorld.directory, root.resolve("mounted"));
    Files.createDirectory(pollerWorld.directory);
    var other =
        new PollSettings.Shared(
            pollerWorld.directory, new TrustPolicy(List.of(), Set.of("postfix")));
    pollerWorld.share = new FakeShare(other);
    PollSettings now = pollerWorld.settings();
    var unused =
        pollerWorld.poller.declare(
            PollerWorld.definitions(),
            new PollSettings(
                now.server(), now.groups(), now.version(), now.interval(), Optional.of(other)));
    var answer = pollerWorld.settled().poller.change(disabling());
    pollerWorld.settled();
    assertThat(answer).isCompletedExceptionally();
    assertThat(answer.exceptionNow())
        .isInstanceOf(OverrideStoreException.class)
        .hasMessageContaining("is it mounted?");
    try (var files = Files.list(pollerWorld.directory)) {
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
