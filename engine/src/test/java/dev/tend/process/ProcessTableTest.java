package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.probe.HostRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
  private final ProcessTable table = ProcessTable.ofThisHost();

  @TempDir private Path proc;

  @Test
  void this_very_process_is_known() throws Exception {
    ProcessInfo self = table.find(ProcessHandle.current().pid()).orElseThrow();

    assertThat(self.command()).isEqualTo("java");
    assertThat(self.alive()).isTrue();
    assertThat(self.parent()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(table.executable(self.pid())).contains("java");
    assertThat(table.residentBytes(self.pid())).isGreaterThan(10_000_000);
    assertThat(table.user(self.pid()))
        .hasValue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    assertThat(table.all()).extracting(ProcessInfo::pid).contains(self.pid(), 1L);
    assertThat(table.showsOthers()).isTrue();
  }

  @Test
  void a_later_process_of_the_same_id_is_another() {
    ProcessInfo self = table.find(ProcessHandle.current().pid()).orElseThrow();

    assertThat(table.isAlive(self.pid(), self.startTicks())).isTrue();
    assertThat(table.isAlive(self.pid(), self.startTicks() - 1)).isFalse();
  }

  @Test
  void a_process_whose_first_thread_has_ended_lives_while_others_do() throws Exception {
    HostRun.needs(Files.exists(Path.of("/usr/bin/python3")), "python3");
    String program =
        "import ctypes, threading, time;"
            + " threading.Thread(target=time.sleep, args=(300,)).start();"
            + " ctypes.PyDLL(None).pthread_exit(None)";
    Child child = Child.start(Command.of("python3", "-c", program), new Output.Discarded());
    try (child) {
      Path stat = Path.of("/proc/" + child.pid() + "/stat");
      await().until(() -> Files.readString(stat).contains(") Z "));

      assertThat(table.living(child.pid())).isPresent();
      assertThat(table.all())
          .filteredOn(one -> one.pid() == child.pid())
          .allMatch(ProcessInfo::alive);
    }
  }

  @Test
  void a_pid_file_whose_number_is_a_threads_now_names_no_process() throws Exception {
    long thread;
    try (var tasks = Files.list(Path.of("/proc/self/task"))) {
      thread =
          tasks
              .mapToLong(task -> Long.parseLong(task.getFileName().toString()))
              .filter(id -> id != ProcessHandle.current().pid())
              .findFirst()
              .orElseThrow();
    }
    Path file = Files.writeString(proc.resolve("pid"), thread + "\n");

    assertThat(table.find(thread)).isPresent();
    assertThat(new PidFile(file).process(table)).isEmpty();
  }

  @Test
  void a_stopped_process_is_alive_and_halted() throws Exception {
    Child child = Child.start(Command.of("sh", "-c", "kill -STOP $$"), new Output.Discarded());
    try (child) {
      await()
          .until(() -> table.find(child.pid()).filter(info -> info.state().halted()).isPresent());
      assertThat(table.find(child.pid()).orElseThrow().state()).isEqualTo(ProcessState.STOPPED);
    }
  }

  @Test
  void a_zombie_counts_as_gone() throws Exception {
    // The shell turns into sleep, which never asks what became of the child it inherited.
    Child child =
        Child.start(Command.of("sh", "-c", "sleep 0.05 & exec sleep 300"), new Output.Discarded());
    try (child) {
      await()
          .untilAsserted(
              () ->
                  assertThat(table.all())
                      .filteredOn(info -> info.parent() == child.pid())
                      .singleElement()
                      .satisfies(
                          info -> {
                            assertThat(info.state()).isEqualTo(ProcessState.ZOMBIE);
                            assertThat(info.alive()).isFalse();
                            assertThat(table.isAlive(info.pid(), info.startTicks())).isFalse();
                          }));
    }
  }

  @Test
  void a_name_may_hold_brackets_and_blanks() throws Exception {
    process(7, "7 (a) S (b)) T 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0 0");

    assertThat(table(7))
        .isEqualTo(new ProcessInfo(7, "a) S (b)", ProcessState.STOPPED, 1, 7, 4711));
  }

  @Test
  void what_is_half_there_is_absent() throws Exception {
    process(8, "8 (cut");
    process(9, "");
    Files.createDirectories(proc.resolve("10"));
    Files.createDirectories(proc.resolve("11x"));

    ProcessTable half = new ProcessTable(proc);
    assertThat(half.all()).isEmpty();
    assertThat(half.executable(10)).isEmpty();
    assertThat(half.residentBytes(10)).isZero();
    assertThat(half.user(12)).isEmpty();
    assertThat(half.showsOthers()).isFalse();
  }

  @Test
  void a_program_replaced_on_disk_keeps_its_name() throws Exception {
    Path directory = Files.createDirectories(proc.resolve("5"));
    Files.createSymbolicLink(directory.resolve("exe"), Path.of("/usr/sbin/dovecot (deleted)"));

    assertThat(new ProcessTable(proc).executable(5)).contains("dovecot");
  }

  private ProcessInfo table(long pid) {
    return new ProcessTable(proc).find(pid).orElseThrow();
  }

  private void process(long pid, String stat) throws Exception {
    Files.writeString(
        Files.createDirectories(proc.resolve(Long.toString(pid))).resolve("stat"), stat);
  }
}
