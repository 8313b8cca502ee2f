package dev.tend.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.config.FailoverCommands;
import dev.tend.config.ServiceCommands;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.command.Failover;
import dev.tend.recovery.command.FlushQueue;
import dev.tend.recovery.command.RebootServer;
import dev.tend.recovery.command.RunCommand;
import dev.tend.recovery.evidence.PostfixQueue;
import dev.tend.recovery.service.ServiceAction;
import dev.tend.recovery.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every action holds that runs programs: it ends at its deadline with all that it started, its
 * words are few however much a program writes, and it has not succeeded unless its post-condition
 * holds (scenarios E13, S5 and T5). With real processes; some 15 s in all.
 */
class ActionContractTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Has children and ends only when it is killed. */
  private static final String HANGS =
      "trap '' TERM; sleep 1000 & echo $! >>\"$0\"; sleep 1000 & echo $! >>\"$0\"; wait; wait";

  /** They run no program themselves: see KillProcessTest and ComponentServiceTest. */
  private static final List<String> WITHOUT_PROGRAM =
      List.of("kill-process", "take-offline", "bring-online");

  private static final List<String> FALSE = List.of("false");
  private static final List<String> TRUE = List.of("true");

  @TempDir private Path directory;

  static Stream<String> types() {
    return ResponderTypes.ALL.stream()
        .filter(type -> type.kind() != ResponderKind.ESCALATE)
        .filter(type -> type.kind() != ResponderKind.COLLECT)
        .map(ResponderType::name)
        .filter(name -> !WITHOUT_PROGRAM.contains(name));
  }

  @ParameterizedTest
  @MethodSource("types")
  void at_its_deadline_it_is_over_and_nothing_that_it_started_runs(String type) throws Exception {
    Path pids = directory.resolve("pids");
    ActionOutcome outcome = act(type, List.of("sh", "-c", HANGS, pids.toString()), TRUE, SHORT);
    assertThat(outcome.result()).isNotEqualTo(Result.SUCCEEDED);
    assertThat(pids).exists();
    for (String pid : Files.readAllLines(pids)) {
      await().until(() -> ProcessTable.ofThisHost().living(Long.parseLong(pid)).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void it_has_few_words_whatever_a_program_writes(String type) throws Exception {
    String flood =
        "head -c 3000000 /dev/zero | tr '\\0' x; printf '\\033]0;\\377\\376\\r\\n'; exit 3";
    ActionOutcome outcome = act(type, List.of("sh", "-c", flood), FALSE, LONG);
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).hasSizeLessThan(2_000).doesNotContainPattern("\\p{Cntrl}");
  }

  @ParameterizedTest
  @MethodSource("types")
  void it_has_not_succeeded_when_its_command_has_not(String type) throws Exception {
    assertThat(act(type, FALSE, FALSE, LONG).result()).isEqualTo(Result.FAILED);
  }

  @ParameterizedTest
  @MethodSource("types")
  void it_has_not_succeeded_when_its_command_says_so_and_the_post_condition_does_not_hold(
      String type) throws Exception {
    // What has no other post-condition than its command is left out.
    if (!List.of("run-command", "flush-queue").contains(type)) {
      assertThat(act(type, TRUE, FALSE, Duration.ofSeconds(3)).result())
          .isIn(Result.FAILED, Result.TIMED_OUT);
    }
  }

  @Test
  void a_program_that_writes_without_end_does_not_fill_the_disk() throws Exception {
    Path file = Files.createFile(directory.resolve("out"));
    dev.tend.process.Child child =
        dev.tend.process.Child.start(
            dev.tend.process.Command.of("sh", "-c", "yes | head -c 3000000000"),
            new dev.tend.process.Output.Appended(file));
    child.await(
        ActionFixture.bounds(LONG).deadline(), ActionFixture.bounds(LONG).scope(), Duration.ZERO);
    assertThat(Files.size(file)).isLessThan(1_000_000_000L);
  }

  @Test
  void a_failover_succeeds_when_another_server_is_seen_to_serve() throws Exception {
    assertThat(act("failover", TRUE, TRUE, LONG).result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void a_failover_nobody_configured_says_what_to_add() throws Exception {
    ActionFixture fixture = new ActionFixture().with(ResponderTypes.FAILOVER, "databases");
    assertThat(new Failover(Map.of()).act(fixture.run("failover", LONG)).message())
        .contains("add failovers.databases to tend.yaml");
  }

  private ActionOutcome act(
      String type, List<String> command, List<String> verify, Duration timeout)
      throws InterruptedException, IOException {
    ActionFixture fixture =
        new ActionFixture()
            .with(ResponderTypes.COMMAND, command)
            .with(ResponderTypes.RESOURCE, "cache")
            .with(ResponderTypes.SERVICE, "demo")
            .with(ResponderTypes.FAILOVER, "databases");
    return action(type, command, verify).act(fixture.run(type, timeout));
  }

  private static RecoveryAction action(String type, List<String> command, List<String> verify) {
    Services services =
        new Services(
            Map.of(
                "demo",
                new ServiceCommands(
                    command, TRUE, command, List.of(), verify, command, Optional.empty())),
            Optional.empty());
    return switch (type) {
      case "run-command" -> new RunCommand();
      case "restart-service" -> ServiceAction.restart(services);
      case "reload-service" -> ServiceAction.reload(services);
      case "flush-queue" -> new FlushQueue(services, PostfixQueue.ofThisHost());
      case "failover" -> new Failover(Map.of("databases", new FailoverCommands(command, verify)));
      case "reboot-server" -> new RebootServer(Optional.empty(), command);
      default -> throw new IllegalArgumentException("add " + type + " to this test");
    };
  }
}
