package dev.tend.probe.host;

import static dev.tend.probe.HostRun.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.type.ProcessProbeType.Measure;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.Output;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real process, with a program file of its own: a copy of sleep. */
class ProcessCheckTest {
  private static final String NAME = "tendtestdaemon-x";

  private final ProcessTable table = ProcessTable.ofThisHost();
  private final ProcessCheck check = new ProcessCheck(table, Path.of("/"));

  @TempDir private Path directory;
  private Child daemon;

  @BeforeEach
  void start() throws Exception {
    Path program = Files.copy(Path.of("/bin/sleep"), directory.resolve(NAME));
    daemon = Child.start(Command.of(program.toString(), "300"), new Output.Discarded());
    await().until(() -> info().command().equals(NAME.substring(0, 15)));
  }

  @AfterEach
  void end() {
    daemon.close();
  }

  @Test
  void a_running_process_is_counted_and_weighed() throws Exception {
    Measurement counted = named().of(check);
    Measurement weighed = named().with(ProcessProbeType.MEASURE, Measure.MEMORY).of(check);

    assertThat(counted.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(counted.sample()).hasValue(1);
    assertThat(weighed.sample().orElseThrow()).isGreaterThan(100_000);
    assertThat(figure(counted, "memory")).isGreaterThan(100_000);
  }

  @Test
  void fewer_than_must_be_are_a_failure() throws Exception {
    Measurement measurement = named().with(ProcessProbeType.MINIMUM_COUNT, 2).of(check);

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.errorClass()).isEqualTo("ProcessMissing");
    assertThat(measurement.message()).contains("1 of 2");
  }

  @Test
  void a_process_that_is_not_there_is_a_failure() throws Exception {
    Measurement measurement =
        new HostRun().with(ProcessProbeType.PROCESS_NAME, "no-such-daemon").of(check);

    assertThat(measurement.errorClass()).isEqualTo("ProcessMissing");
    assertThat(measurement.sample()).hasValue(0);
  }

  @Test
  void a_stopped_process_is_a_failure_of_its_own() throws Exception {
    signal("STOP");
    await().until(() -> info().state().halted());
    Measurement stopped = named().of(check);
    signal("CONT");
    await().until(() -> !info().state().halted());

    assertThat(stopped.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(stopped.errorClass()).isEqualTo("ProcessStopped");
    assertThat(stopped.message()).contains("pid " + daemon.pid());
    assertThat(named().of(check).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_pid_file_may_have_leading_blanks() throws Exception {
    assertThat(byFile("         " + daemon.pid() + "\n").outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_pid_file_of_another_program_or_of_none_is_stale() throws Exception {
    assertThat(byFile(ProcessHandle.current().pid() + "\n").errorClass())
        .isEqualTo("ProcessMissing");
    assertThat(byFile("4194999\n").errorClass()).isEqualTo("ProcessMissing");
    assertThat(byFile("").errorClass()).isEqualTo("ProcessMissing");
    Files.delete(directory.resolve("pid"));
    assertThat(
            named().with(ProcessProbeType.PID_FILE, directory.resolve("pid").toString()).of(check))
        .extracting(Measurement::errorClass)
        .isEqualTo("ProcessMissing");
  }

  @Test
  void a_pid_file_that_holds_no_number_judges_nothing() throws Exception {
    Measurement measurement = byFile("running");

    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
  }

  @Test
  void only_the_processes_of_the_user_count() throws Exception {
    String owner = Integer.toString(table.user(daemon.pid()).orElseThrow());

    assertThat(named().with(ProcessProbeType.USER, owner).of(check).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(named().with(ProcessProbeType.USER, "daemon").of(check).errorClass())
        .isEqualTo("ProcessMissing");
    assertThat(named().with(ProcessProbeType.USER, "no-such-user").of(check).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void where_others_cannot_be_seen_absence_says_nothing() throws Exception {
    ProcessCheck blind = new ProcessCheck(new ProcessTable(directory), Path.of("/"));

    assertThat(named().of(blind).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(named().of(blind).message()).contains("hidepid");
  }

  @Test
  void where_others_cannot_be_seen_there_are_at_least_those_that_are_seen() throws Exception {
    Path hidden = Files.createDirectory(directory.resolve("proc"));
    Path real = Path.of("/proc", String.valueOf(daemon.pid()));
    Files.createSymbolicLink(hidden.resolve(real.getFileName()), real);
    ProcessCheck blind = new ProcessCheck(new ProcessTable(hidden), Path.of("/"));

    Measurement counted = named().of(blind);

    assertThat(counted.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(counted.sample()).hasValue(1);
    assertThat(counted.atLeast()).isTrue();
    assertThat(named().of(check).atLeast()).isFalse();
  }

  private Measurement byFile(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("pid"), content);
    return named().with(ProcessProbeType.PID_FILE, file.toString()).of(check);
  }

  private HostRun named() {
    return new HostRun().with(ProcessProbeType.PROCESS_NAME, NAME);
  }

  private ProcessInfo info() {
    return table.find(daemon.pid()).orElseThrow();
  }

  private void signal(String signal) throws Exception {
    String pid = Long.toString(daemon.pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
  }
}
