package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps the wall clock under a running agent; its monotonic clock goes on, as a kernel's does. */
class SteppedClockIT {
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

  @TempDir private Path directory;

  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 3);
    yard.patient();
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void probes_keep_firing_and_nothing_is_done_because_of_a_step() throws Exception {
    step("+0");
    try (AgentProcess agent = yard.start(faked())) {
      fires(agent);
      step("-3600");
      agent.until(() -> yard.events().of("wall-clock-stepped").size() == 1);
      fires(agent);
      step("+3600");
      agent.until(() -> yard.events().of("wall-clock-stepped").size() == 2);
      fires(agent);
      assertThat(yard.events().of("monitor-changed").stream().map(line -> line.raw()))
          .noneMatch(line -> line.contains("Degraded"));
      assertThat(yard.begun()).isZero();
      assertThat(yard.pages().taken()).isEmpty();

      step("-3600");
      agent.until(() -> yard.events().of("wall-clock-stepped").size() == 3);
      yard.posts().breakDown(0);
      agent.until(() -> !yard.posts().isBroken(0));
      agent.until(() -> yard.events().of("recovery-judged").size() == 1);
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.begun()).isEqualTo(1);
    assertThat(yard.events().of("wall-clock-stepped"))
        .extracting(line -> Math.round(Double.parseDouble(line.text(EventField.CLOCK_STEP)) / 60))
        .containsExactly(-60L, 120L, -120L);
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
    yard.events().readableByJq();
  }

  /** Every post is called several times more. */
  private void fires(AgentProcess agent) throws Exception {
    for (int post = 0; post < yard.posts().number(); post++) {
      int which = post;
      long before = yard.posts().calls(which);
      agent.until(() -> yard.posts().calls(which) > before + 3);
    }
  }

  private Path stamp() {
    return yard.root().resolve("faketime");
  }

  /** Moved into place, so that the agent never reads half of it. */
  private void step(String seconds) throws Exception {
    Path beside = yard.root().resolve("faketime.new");
    Files.writeString(beside, seconds + "\n");
    Files.move(beside, stamp(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, String> faked() {
    List<Path> there = LIBRARIES.stream().filter(Files::exists).toList();
    if (there.isEmpty() && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: a stepped clock; install the package faketime");
      Assumptions.abort("libfaketime is not installed");
    }
    assertThat(there).as("the package faketime is installed").isNotEmpty();
    return Map.of(
        "LD_PRELOAD", there.getFirst().toString(),
        "FAKETIME_TIMESTAMP_FILE", stamp().toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1");
  }
}
