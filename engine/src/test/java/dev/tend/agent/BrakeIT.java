package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.AgentStatus;
import dev.tend.cli.Tend;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The brake of a running agent, by each of its handles. Takes some ten seconds in all. */
@Execution(ExecutionMode.CONCURRENT)
class BrakeIT {
  @TempDir private Path directory;

  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 2);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void a_signal_lets_what_runs_end_begins_nothing_and_outlives_the_agent() throws Exception {
    yard.script("mend", "until [ -e go ]; do sleep 0.1; done");
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(0);
      agent.until(() -> yard.begun() == 1);
      agent.signal("USR1");
      agent.until(() -> brake().isPresent());
      yard.posts().breakDown(1);
      agent.until(() -> refusedAsBraked("Post1\\Mend"));
      Files.createFile(yard.root().resolve("go"));
      agent.until(() -> yard.events().of("recovery-judged").size() == 1);
      assertThat(yard.acts()).anyMatch(line -> line.startsWith("end 0"));
      agent.until(() -> yard.pages().taken().size() >= 1);
      assertThat(agent.said()).contains("stopped all recovery: signal SIGUSR1");
      agent.kill();
    }
    try (AgentProcess next = yard.start()) {
      next.until(() -> brake().isPresent());
      assertThat(brake().orElseThrow().owner()).contains("SIGUSR1");
      long calls = yard.posts().calls(1);
      next.until(() -> yard.posts().calls(1) > calls + 2);
      assertThat(yard.begun()).isEqualTo(1);
      assertThat(tend("brake").status()).isEqualTo(1);
      assertThat(tend("brake", "--release", "--owner=bert").out()).contains("may go on");
      next.until(() -> !yard.posts().isBroken(1));
      assertThat(next.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("brake-changed"))
        .extracting(line -> line.text(EventField.ACTIVE))
        .containsExactly("true", "false");
  }

  @Test
  void a_file_made_by_hand_and_a_command_do_the_same() throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.posts().calls() > 2);
      Files.writeString(file(), "moving racks\n");
      agent.until(() -> brake().isPresent());
      assertThat(brake().orElseThrow().reason()).isEqualTo("moving racks");
      assertThat(tend("brake", "--reason=and patches", "--owner=anna").status()).isZero();
      assertThat(Files.readString(file())).contains("anna", "moving racks; and patches");
      yard.posts().breakDown(0);
      agent.until(() -> refusedAsBraked("Post0\\Mend"));
      assertThat(yard.metrics()).contains("tend_brake_pulled 1");
      assertThat(tend("report").out()).contains("all recovery is stopped by", "and patches");
      assertThat(yard.begun()).isZero();
      Files.delete(file());
      agent.until(() -> !yard.posts().isBroken(0));
      assertThat(brake()).isEmpty();
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void on_a_full_disk_it_brakes_all_the_same_and_says_what_a_restart_would_do() throws Exception {
    SmallDisk disk = SmallDisk.mount(directory.resolve("disk"));
    yard.keepingStateIn(disk.path().resolve("state"));
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.posts().calls() > 2);
      disk.fill();
      Tend pulled = tend("brake", "--reason=disks", "--owner=anna");
      assertThat(pulled.status()).isZero();
      assertThat(pulled.out()).contains("stopped by anna", "a restart of the agent may end that");
      assertThat(brake().orElseThrow().note()).isPresent();
      yard.posts().breakDown(0);
      agent.until(() -> refusedAsBraked("Post0\\Mend"));
      disk.clear();
      agent.until(() -> brake().orElseThrow().note().isEmpty());
      assertThat(Files.readString(disk.path().resolve("state/brake"))).contains("anna", "disks");
      assertThat(yard.begun()).isZero();
      agent.kill();
    } finally {
      disk.unmount();
    }
  }

  private Path file() {
    return yard.root().resolve("state/brake");
  }

  private Optional<AgentStatus.Brake> brake() {
    return yard.status().flatMap(AgentStatus::brake);
  }

  private boolean refusedAsBraked(String responder) throws IOException {
    return yard.events().of("responder-refused").stream()
        .filter(line -> line.text(EventField.ITEM).equals(responder))
        .map(BrakeIT::refusal)
        .anyMatch("Braked"::equals);
  }

  private static String refusal(EventLine line) {
    return line.text(EventField.REFUSAL);
  }

  private Tend tend(String... command) throws IOException {
    String[] words = Arrays.copyOf(command, command.length + 1);
    words[command.length] = "--config=" + yard.configuration();
    return Tend.run(words);
  }
}
