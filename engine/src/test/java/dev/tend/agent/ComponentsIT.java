package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import dev.tend.core.input.ComponentState;
import dev.tend.definition.value.MonitorState;
import dev.tend.state.Inbox;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A maintenance as an operator does it: a hold that is placed while no agent runs, survives kills,
 * and ends by itself, while a service that Tend would restart at once is down. Takes about 10
 * seconds, most of them starts of agents.
 */
@Execution(ExecutionMode.CONCURRENT)
class ComponentsIT {
  @TempDir private Path directory;
  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 1);
    Path state = Files.createDirectory(directory.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void nothing_acts_from_the_first_moment_until_the_hold_has_ended() throws Exception {
    yard.posts().breakDown(0);
    Tend asked = tend("component", "set", "ServerWideOffline", "inactive", "--reason=racks");
    assertThat(asked.out()).startsWith("when the agent starts, before it acts: ");
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> unhealthy() && refused() > 0);
      agent.until(() -> Inbox.of(directory.resolve("state")).waiting().isEmpty());
      agent.kill();
    }
    assertThat(tend("component", "list", "ServerWideOffline").out())
        .containsPattern("ServerWideOffline +Inactive +Maintenance")
        .contains("racks; has no end");

    try (AgentProcess agent = yard.start()) {
      agent.until(this::unhealthy);
      assertThat(state()).isEqualTo(ComponentState.INACTIVE);
      assertThat(yard.metrics())
          .contains("tend_component_state{component=\"ServerWideOffline\",state=\"Inactive\"} 1");
      assertThat(tend("component", "set", "ServerWideOffline", "inactive", "--for=1s"))
          .satisfies(set -> assertThat(set.status()).isZero());
      assertThat(yard.acts()).isEmpty();
      agent.until(() -> yard.begun() == 1 && state() == ComponentState.ACTIVE);
      agent.until(() -> yard.state("Post0", "Greets").equals(Optional.of(MonitorState.HEALTHY)));
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("hold-released")).hasSize(1);
    yard.events().readableByJq();
  }

  private boolean unhealthy() {
    return yard.state("Post0", "Greets").equals(Optional.of(MonitorState.UNHEALTHY));
  }

  private long refused() throws Exception {
    return yard.events().of("responder-refused").stream()
        .filter(event -> event.raw().contains("ComponentHeld"))
        .count();
  }

  private ComponentState state() throws Exception {
    return yard.client()
        .components(Optional.of("ServerWideOffline"))
        .components()
        .getFirst()
        .state();
  }

  private Tend tend(String... args) throws Exception {
    return Tend.run(
        Stream.concat(Stream.of(args), Stream.of("--config=" + yard.configuration()))
            .toArray(String[]::new));
  }
}
