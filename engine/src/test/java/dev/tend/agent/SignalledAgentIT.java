package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a running agent makes of signals, and of a second agent. */
@Execution(ExecutionMode.CONCURRENT)
class SignalledAgentIT {
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
  void a_broken_file_changes_nothing_and_is_reported() throws Exception {
    try (AgentProcess agent = yard.start()) {
      fires(agent, 0);
      Path set = yard.root().resolve("sets/post0.yaml");
      String good = Files.readString(set);
      Files.writeString(set, good.replace("recurrenceInterval: 1s", "recurenceInterval: 1s"));
      agent.signal("HUP");
      agent.until(() -> yard.status().stream().anyMatch(it -> !it.reloadProblems().isEmpty()));
      assertThat(yard.status().orElseThrow().reloadProblems())
          .anyMatch(problem -> problem.contains("post0.yaml:6:") && problem.contains("recurrence"));
      assertThat(agent.said())
          .contains("what was in effect stays in effect")
          .contains("post0.yaml:6:");
      agent.until(() -> !yard.events().of("apply-refused").isEmpty());
      assertThat(yard.events().of("apply-refused").getFirst().raw()).contains("post0.yaml:6:");
      fires(agent, 0);

      Files.writeString(set, good);
      agent.signal("HUP");
      agent.until(() -> yard.status().stream().anyMatch(it -> it.reloadProblems().isEmpty()));
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void a_good_file_is_applied_and_leaves_other_probes_undisturbed() throws Exception {
    try (AgentProcess agent = yard.start()) {
      fires(agent, 0);
      fires(agent, 1);
      yard.set("post0", Files.readString(yard.root().resolve("sets/post0.yaml")) + "# the same\n");
      Files.delete(yard.root().resolve("sets/post1.yaml"));
      agent.signal("HUP");
      agent.until(() -> yard.state("Post1", "Greets").isEmpty() && yard.status().isPresent());
      fires(agent, 0);
      assertThat(yard.state("Post0", "Greets")).contains(MonitorState.HEALTHY);
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void an_act_under_way_may_end_and_the_next_life_does_not_repeat_it() throws Exception {
    yard.script("mend", "sleep 3");
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(0);
      agent.until(() -> yard.begun() == 1);
      assertThat(agent.stop()).isEqualTo(143);
      assertThat(yard.acts()).hasSize(2).last().asString().startsWith("end 0");
    }
    assertThat(yard.events().of("recovery-finished")).hasSize(1);
    assertThat(yard.events().all().getLast().text(EventField.ACTION)).isEqualTo("agent-stopped");
    try (AgentProcess agent = yard.start()) {
      fires(agent, 0);
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.begun()).isEqualTo(1);
    assertThat(yard.events().of("intent-interrupted")).isEmpty();
    yard.events().readableByJq();
  }

  @Test
  void a_child_that_outlives_its_agent_is_waited_for_before_anything_acts() throws Exception {
    yard.script("mend", "for i in $(seq 900); do [ -e go ] && break; sleep 0.1; done");
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(0);
      agent.until(() -> yard.begun() == 1);
      agent.kill();
    }
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(1);
      fires(agent, 1);
      assertThat(yard.begun()).as("acts, while the child still runs").isEqualTo(1);
      Files.createFile(yard.root().resolve("go"));
      agent.until(() -> yard.begun() == 2);
      assertThat(agent.said()).contains("was still running and ended by itself");
      agent.kill();
    }
    assertThat(yard.acts().subList(0, 3))
        .extracting(line -> line.replaceFirst(" .*", ""))
        .containsExactly("start", "end", "start");
    assertThat(yard.events().of("intent-interrupted")).hasSize(1);
  }

  @Test
  void a_second_agent_on_the_same_state_says_so_and_does_not_start() throws Exception {
    try (AgentProcess agent = yard.start()) {
      fires(agent, 0);
      try (AgentProcess second = yard.start()) {
        assertThat(second.ended()).isEqualTo(2);
        assertThat(second.said())
            .contains("another agent uses")
            .contains("process " + agent.pid())
            .doesNotContain("\tat ");
      }
      fires(agent, 0);
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (var taken = new ServerSocket(yard.port());
        AgentProcess agent = yard.start()) {
      assertThat(agent.ended()).isEqualTo(2);
      assertThat(agent.said())
          .contains("the API cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .doesNotContain("\tat ");
    }
  }

  private void fires(AgentProcess agent, int post) throws Exception {
    long before = yard.posts().calls(post);
    agent.until(() -> yard.posts().calls(post) > before + 2);
  }
}
