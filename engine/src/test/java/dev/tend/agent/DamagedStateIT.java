package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.value.Mode;
import dev.tend.testkit.AgentProcess;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts over a state that is not what it was. */
@Execution(ExecutionMode.CONCURRENT)
class DamagedStateIT {
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
  void a_header_of_garbage_is_set_aside_and_the_agent_only_watches() throws Exception {
    oneLife();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.write("this was a database".getBytes(StandardCharsets.US_ASCII));
    }
    onlyWatchesUntilAPersonSaysSo();
  }

  @Test
  void a_file_cut_short_is_set_aside_and_the_agent_only_watches() throws Exception {
    oneLife();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.setLength(file.length() / 2 + 100);
    }
    onlyWatchesUntilAPersonSaysSo();
  }

  @Test
  void a_page_of_noise_is_set_aside_and_the_agent_only_watches() throws Exception {
    oneLife();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      byte[] noise = new byte[4096];
      new Random(5).nextBytes(noise);
      file.seek(4096);
      file.write(noise);
    }
    onlyWatchesUntilAPersonSaysSo();
  }

  private Path database() {
    return yard.root().resolve("state/state.db");
  }

  private void oneLife() throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.events().of("agent-started").size() == 1);
      yard.posts().breakDown(1);
      agent.until(() -> !yard.posts().isBroken(1));
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  private void onlyWatchesUntilAPersonSaysSo() throws Exception {
    try (AgentProcess agent = yard.start()) {
      int pages = yard.pages().taken().size();
      yard.posts().breakDown(0);
      agent.until(() -> yard.pages().taken().size() > pages);
      assertThat(yard.posts().isBroken(0)).as("nothing was repaired").isTrue();
      assertThat(agent.said()).contains("state was damaged").contains("state.corrupt-1");
      assertThat(Files.exists(yard.root().resolve("state/state.corrupt-1"))).isTrue();
      var status = yard.status().orElseThrow();
      assertThat(status.recoveryActions()).isEqualTo(Mode.OBSERVE);
      assertThat(status.parts()).anyMatch(part -> part.name().equals("memory") && !part.well());
      assertThat(yard.events().of("settings-applied").getLast().raw()).contains("observe");
      assertThat(agent.stop()).isEqualTo(143);
    }
    Files.delete(yard.root().resolve("state/caution"));
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> !yard.posts().isBroken(0));
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
  }
}
