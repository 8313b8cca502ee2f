package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tend.definition.type.KillSignal;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes. */
class ChildTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final ProcessTable table = ProcessTable.ofThisHost();

  @TempDir private Path directory;

  @AfterEach
  void leave_no_interrupt_behind() {
    Thread.interrupted();
  }

  @Test
  void output_errors_and_exit_code_come_back_apart() throws Exception {
    ChildResult result = run(LONG, "sh", "-c", "echo out; echo err >&2; exit 3");

    assertThat(result.exitedWith(3)).isTrue();
    assertThat(result.output()).isEqualTo("out\n");
    assertThat(result.errors()).isEqualTo("err\n");
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void arguments_reach_the_program_as_they_are() throws Exception {
    assertThat(run(LONG, "printf", "%s|", "a b", "$HOME", "*", "'q'").output())
        .isEqualTo("a b|$HOME|*|'q'|");
  }

  @Test
  void the_environment_is_small_and_clean() throws Exception {
    ChildResult result = run(LONG, Command.of("env").with(Map.of("STATE", "here")));

    assertThat(result.output().lines())
        .containsExactlyInAnyOrder("PATH=" + ProgramLookup.PATH, "LANG=C", "STATE=here");
  }

  @Test
  void it_runs_where_it_is_told_and_finds_nothing_on_standard_input() throws Exception {
    Command command = Command.of("sh", "-c", "pwd; cat; echo end").in(directory);

    assertThat(run(LONG, command).output()).isEqualTo(directory.toRealPath() + "\nend\n");
  }

  @Test
  void the_child_leads_its_own_group() throws Exception {
    ChildResult result = run(LONG, "sh", "-c", "cut -d' ' -f1,5 /proc/$$/stat");
    String[] ids = result.output().strip().split(" ", -1);

    assertThat(ids[0]).isEqualTo(ids[1]);
  }

  @Test
  void at_the_deadline_the_whole_group_dies_with_grandchildren_that_lost_their_parent()
      throws Exception {
    Path pids = directory.resolve("pids");
    String script = "(sleep 300 & echo $! >> pids); sleep 301 & echo $! >> pids; wait";

    ChildResult result = run(SHORT, Command.of("sh", "-c", script).in(directory));

    assertThat(result.killed()).isTrue();
    assertThat(Files.readAllLines(pids)).hasSize(2);
    for (String pid : Files.readAllLines(pids)) {
      await().until(() -> table.find(Long.parseLong(pid)).filter(ProcessInfo::alive).isEmpty());
    }
  }

  @Test
  void a_stopped_child_is_killed_too() throws Exception {
    assertThat(run(SHORT, "sh", "-c", "kill -STOP $$").killed()).isTrue();
  }

  @Test
  void with_grace_the_group_is_asked_first() throws Exception {
    Command command =
        Command.of("sh", "-c", "trap 'echo asked; exit 0' TERM; while :; do sleep 0.05; done");
    Child child = Child.start(command, Output.captured());

    ChildResult result = child.await(Deadline.in(SHORT), new CancellationScope(), LONG);

    assertThat(result.output()).isEqualTo("asked\n");
    assertThat(result.killed()).isTrue();
  }

  @Test
  void who_ignores_the_question_is_killed_after_the_grace() throws Exception {
    Command command = Command.of("sh", "-c", "trap '' TERM; while :; do sleep 0.05; done");
    Child child = Child.start(command, Output.captured());

    ChildResult result = child.await(Deadline.in(SHORT), new CancellationScope(), SHORT);

    assertThat(result.killed()).isTrue();
    assertThat(table.find(child.pid()).filter(ProcessInfo::alive)).isEmpty();
  }

  @Test
  void huge_output_is_cut_and_the_child_still_gets_to_its_end() throws Exception {
    ChildResult result =
        run(LONG, "sh", "-c", "head -c 30000000 /dev/zero; head -c 100000 /dev/zero >&2; exit 7");

    assertThat(result.exitedWith(7)).isTrue();
    assertThat(result.output()).hasSize(64 * 1024);
    assertThat(result.errors()).hasSize(64 * 1024);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void endless_output_ends_at_the_deadline() throws Exception {
    ChildResult result = run(SHORT, "yes");

    assertThat(result.killed()).isTrue();
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void a_grandchild_that_keeps_the_output_open_is_not_waited_for() throws Exception {
    ChildResult result = run(LONG, "sh", "-c", "setsid sleep 5 & echo started");

    assertThat(result.exitedWith(0)).isTrue();
    assertThat(result.output()).isEqualTo("started\n");
  }

  @Test
  void what_a_captured_child_leaves_in_its_group_is_killed() throws Exception {
    ChildResult result = run(LONG, "sh", "-c", "sleep 300 >/dev/null 2>&1 & echo $!");
    long left = Long.parseLong(result.output().strip());

    await().until(() -> table.find(left).filter(ProcessInfo::alive).isEmpty());
  }

  @Test
  void what_a_child_leaves_that_writes_to_a_file_is_let_live() throws Exception {
    Path log = directory.resolve("log");
    Child child =
        Child.start(Command.of("sh", "-c", "sleep 300 & echo $!"), new Output.Appended(log));

    ChildResult result = child.await(Deadline.in(LONG), new CancellationScope(), Duration.ZERO);

    long left = Long.parseLong(Files.readString(log).strip());
    ProcessInfo info = table.find(left).orElseThrow();
    assertThat(result.exitedWith(0)).isTrue();
    assertThat(info.alive()).isTrue();
    assertThat(table.signal(left, info.startTicks() + 1, KillSignal.KILL)).isFalse();
    assertThat(table.signal(left, info.startTicks(), KillSignal.KILL)).isTrue();
    await().until(() -> !table.isAlive(left, info.startTicks()));
  }

  @Test
  void invalid_text_is_replaced() throws Exception {
    assertThat(run(LONG, "printf", "a\\377b").output()).isEqualTo("a\uFFFDb");
  }

  @Test
  void an_abandoned_operation_kills_its_child() throws Exception {
    CancellationScope scope = new CancellationScope();
    Child child = Child.start(Command.of("sleep", "300"), Output.captured());
    Thread.ofPlatform().start(scope::abandon);

    assertThat(child.await(Deadline.in(LONG), scope, Duration.ZERO).killed()).isTrue();
  }

  @Test
  void who_is_interrupted_leaves_no_child_behind() throws Exception {
    Child child = Child.start(Command.of("sleep", "300"), Output.captured());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> child.await(Deadline.in(LONG), new CancellationScope(), Duration.ZERO))
        .isInstanceOf(InterruptedException.class);
    await().until(() -> table.find(child.pid()).filter(ProcessInfo::alive).isEmpty());
  }

  @Test
  void what_cannot_be_run_is_told_from_what_fails() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
    Path orphan = Files.writeString(directory.resolve("orphan"), "#!/no/such/interpreter\n");
    assertThat(orphan.toFile().setExecutable(true)).isTrue();

    for (String program :
        List.of("/no/such/program", "no-such-program", "a/b", plain.toString(), "/tmp")) {
      assertThatThrownBy(() -> run(LONG, program))
          .isInstanceOf(ProgramUnavailableException.class)
          .hasMessageContaining(program);
    }
    assertThatThrownBy(() -> run(LONG, orphan.toString()))
        .isInstanceOf(ProgramUnavailableException.class)
        .hasMessageContaining("No such file");
    assertThatThrownBy(() -> run(LONG, Command.of("true").in(directory.resolve("gone"))))
        .isInstanceOf(ProgramUnavailableException.class)
        .hasMessageContaining("gone");
  }

  private static ChildResult run(Duration timeout, String... argv) throws Exception {
    return run(timeout, Command.of(argv));
  }

  private static ChildResult run(Duration timeout, Command command) throws Exception {
    return Child.run(command, Deadline.in(timeout), new CancellationScope());
  }
}
