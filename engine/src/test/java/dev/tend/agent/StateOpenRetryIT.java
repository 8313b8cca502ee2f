package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.EnvironmentRecord;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts where the state cannot be opened. */
@Execution(ExecutionMode.CONCURRENT)
class StateOpenRetryIT {
  /** What cannot be kept is not done; nor is anything while overrides are not known either. */
  private static final List<String> REFUSALS = List.of("CannotRecord", "ObserveOnly");

  @TempDir private Path directory;

  private Yard yard;
  private SmallDisk disk;

  @BeforeEach
  void open() throws Exception {
    disk = SmallDisk.mount(directory.resolve("disk"));
    yard = new Yard(directory, 2).keepingStateIn(disk.path().resolve("state"));
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
    disk.unmount();
  }

  @Test
  void on_a_full_disk_it_watches_and_pages_and_acts_once_there_is_room() throws Exception {
    oneLife();
    disk.fill();
    try (AgentProcess agent = yard.start()) {
      watchesAndPagesOnly(agent);
      disk.clear();
      // After a minute it comes back to what it refused; the other tests do not wait for that.
      agent.until(() -> !yard.posts().isBroken(0));
      actsAgain(agent);
    }
  }

  @Test
  void on_a_read_only_disk_it_watches_and_pages_and_acts_once_it_can_write() throws Exception {
    oneLife();
    disk.readOnly(true);
    try (AgentProcess agent = yard.start()) {
      watchesAndPagesOnly(agent);
      disk.readOnly(false);
      actsAgain(agent);
    }
  }

  @Test
  void without_ever_a_state_it_watches_and_pages_and_acts_once_it_can_write() throws Exception {
    disk.readOnly(true);
    try (AgentProcess agent = yard.start()) {
      watchesAndPagesOnly(agent);
      disk.readOnly(false);
      actsAgain(agent);
      assertThat(agent.said()).contains("starting again");
    }
  }

  @Test
  void while_another_program_has_the_state_locked_it_watches_and_pages() throws Exception {
    oneLife();
    Path file = disk.path().resolve("state/state.db");
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (AgentProcess agent = startBehind(other)) {
      watchesAndPagesOnly(agent);
      other.close();
      actsAgain(agent);
    }
  }

  private AgentProcess startBehind(Connection other) throws Exception {
    try (Statement statement = other.createStatement()) {
      statement.execute("pragma locking_mode = exclusive");
      statement.execute("begin exclusive");
      statement.execute("commit");
    }
    return yard.start();
  }

  @Test
  void a_life_that_could_not_be_kept_is_counted_by_its_events() throws Exception {
    oneLife();
    disk.readOnly(true);
    for (int life = 0; life < 2; life++) {
      try (AgentProcess agent = yard.start()) {
        int lives = 2 + life;
        agent.until(() -> yard.events().of("agent-started").size() == lives);
        agent.kill();
      }
    }
    disk.readOnly(false);
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.events().of("agent-started").size() == 4);
      agent.stop();
    }
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
    assertThat(incarnations()).isSorted().doesNotHaveDuplicates();
  }

  /** A life that has acted and knows of it. */
  private void oneLife() throws Exception {
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(1);
      agent.until(() -> ends() > 0);
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  private void watchesAndPagesOnly(AgentProcess agent) throws Exception {
    int before = yard.pages().taken().size();
    long begun = yard.begun();
    yard.posts().breakDown(0);
    agent.until(() -> yard.pages().taken().size() > before);
    agent.until(
        () ->
            yard.events().of("responder-refused").stream()
                .anyMatch(line -> REFUSALS.contains(line.text(EventField.REFUSAL))));
    assertThat(yard.begun()).isEqualTo(begun);
    agent.until(() -> !yard.metrics().isEmpty());
  }

  /** Acts on a post for which nothing was refused, as soon as it keeps its state. */
  private void actsAgain(AgentProcess agent) throws Exception {
    agent.until(this::keepsState);
    long ends = ends();
    int judged = yard.events().of("recovery-judged").size();
    yard.posts().breakDown(1);
    agent.until(() -> ends() > ends);
    agent.until(() -> yard.events().of("recovery-judged").size() > judged);
    assertThat(agent.stop()).isEqualTo(143);
    assertThat(yard.events().ids()).doesNotHaveDuplicates();
    assertThat(incarnations()).isSorted().doesNotHaveDuplicates();
    int last =
        yard.stored().records().stream()
            .filter(EnvironmentRecord.class::isInstance)
            .mapToInt(record -> ((EnvironmentRecord) record).incarnation())
            .findFirst()
            .orElse(0);
    assertThat(incarnations().getLast()).isEqualTo(last);
    assertThat(agent.said()).doesNotContain("broke");
  }

  private boolean keepsState() {
    return yard.status().stream()
        .flatMap(report -> report.parts().stream())
        .anyMatch(part -> part.name().equals("store") && part.well());
  }

  /** How many acts on the post that is broken last have ended. */
  private long ends() throws Exception {
    return yard.acts().stream().filter(line -> line.startsWith("end 1")).count();
  }

  private List<Integer> incarnations() throws Exception {
    return yard.events().of("agent-started").stream()
        .map(line -> line.text(EventField.ID))
        .map(id -> Integer.parseInt(id.substring(0, id.indexOf(':'))))
        .toList();
  }
}
