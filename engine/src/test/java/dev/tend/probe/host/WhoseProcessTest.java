package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ProcessProbeType;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import dev.tend.process.Child;
import dev.tend.process.Command;
import dev.tend.process.FakeProc;
import dev.tend.process.Output;
import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.command.KillProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose process it is, with real processes: in namespaces, renamed, in units. */
class WhoseProcessTest {
  private static final long RUN = ProcessHandle.current().pid();

  /** Names that no other run of these tests has. */
  private static final String NAME = "tend-w" + RUN;

  private static final String DAEMON = "tend-amavisd" + RUN;

  private final ProcessTable table = ProcessTable.ofThisHost();
  private final ProcessCheck check = new ProcessCheck(table, Path.of("/"));
  private final List<Child> children = new ArrayList<>();

  @TempDir private Path directory;

  @AfterEach
  void end() {
    children.forEach(Child::close);
  }

  @Test
  void a_process_in_another_pid_namespace_is_neither_counted_nor_killed() throws Exception {
    namespaces();
    start("unshare", "--pid", "--fork", "--mount-proc", "--kill-child", program(), "300");
    long pid = pidOf(NAME);

    Measurement alone = named(NAME).of(check);
    assertThat(alone.errorClass()).isEqualTo("ProcessMissing");
    assertThat(alone.message()).contains("(pid " + pid + ") in a container");
    assertThat(byFile(NAME, pid).errorClass()).isEqualTo("ProcessMissing");
    assertThat(kill(NAME).message()).contains("runs in a container only: " + pid);
    assertThat(table.living(pid)).isPresent();

    Child own = start(program(), "300");
    await().until(() -> named(NAME).of(check).sample().orElse(0) == 1);
    assertThat(kill(NAME).message()).endsWith("is gone: " + own.pid());
    assertThat(table.living(pid)).isPresent();
  }

  @Test
  void a_process_with_no_more_than_its_own_mounts_is_this_hosts() throws Exception {
    namespaces();
    start("unshare", "--mount", program(), "300");
    pidOf(NAME);

    assertThat(named(NAME).of(check).sample()).hasValue(1);
  }

  @Test
  void a_process_with_its_own_mounts_and_another_root_is_a_containers() throws Exception {
    namespaces();
    Path root = Files.createDirectories(directory.resolve("root"));
    Path program = Path.of(program());
    String enter =
        "set -e; mount -t tmpfs tmpfs $0; mkdir $0/usr; mount --rbind /usr $0/usr;"
            + " for one in lib lib64; do ln -s usr/$one $0/$one; done; cp $1 $0/;"
            + " exec chroot $0 /"
            + NAME
            + " 300";
    start("unshare", "--mount", "sh", "-c", enter, root.toString(), program.toString());
    long pid = pidOf(NAME);

    assertThat(named(NAME).of(check).message()).contains("(pid " + pid + ") in a container");
  }

  @Test
  void a_daemon_that_renames_itself_is_found_by_its_pid_file_and_without() throws Exception {
    Child renamed = start("bash", "-c", "exec -a '" + DAEMON + " (master)' sleep 300");
    await().until(() -> title(renamed).startsWith(DAEMON));

    assertThat(byFile(DAEMON, renamed.pid()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(named(DAEMON).of(check).sample()).hasValue(1);
    assertThat(byFile("tend-amavisd", renamed.pid()).errorClass()).isEqualTo("ProcessMissing");
  }

  @Test
  void a_script_of_perl_that_sets_its_title_is_found() throws Exception {
    HostRun.needs(Files.exists(Path.of("/usr/bin/perl")), "perl");
    Child renamed = start("perl", "-e", "$0 = '" + DAEMON + " (master)'; sleep 300");
    await().until(() -> title(renamed).startsWith(DAEMON));

    assertThat(byFile(DAEMON, renamed.pid()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(kill(DAEMON, renamed.pid()).message()).endsWith("is gone: " + renamed.pid());
  }

  @Test
  void a_daemon_whose_file_an_upgrade_has_replaced_is_found() throws Exception {
    Path program = Path.of(program());
    start(program.toString(), "300");
    pidOf(NAME);
    Files.delete(program);

    assertThat(named(NAME).of(check).sample()).hasValue(1);
  }

  @Test
  void the_unit_decides_and_the_name_need_not_be_known() throws Exception {
    FakeProc proc = new FakeProc(directory.resolve("proc"));
    proc.process(1, "systemd", 0).inGroup(1, "/init.scope");
    proc.process(7, "amavisd (master", 10).inGroup(7, "/system.slice/amavis.service");
    proc.process(8, "amavisd (ch1", 11).inGroup(8, "/system.slice/amavis.service");
    proc.process(9, "amavisd", 12).inGroup(9, "/user.slice/user-0.slice/session-1.scope");
    Files.createDirectories(directory.resolve("etc/systemd/system"));
    Files.createFile(directory.resolve("etc/systemd/system/amavis.service"));
    Files.createFile(directory.resolve("etc/systemd/system/spamd.service"));
    ProcessCheck units = new ProcessCheck(proc.table(), directory);

    assertThat(ofUnit("amavis").of(units).sample()).hasValue(2);
    assertThat(ofUnit("spamd.service").of(units).errorClass()).isEqualTo("ProcessMissing");
    assertThat(ofUnit("no-such").of(units).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    Files.writeString(
        directory.resolve("etc/systemd/system/postfix.service"),
        "[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/true\n");
    assertThat(ofUnit("postfix").of(units).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    String pidFile = Files.writeString(directory.resolve("pid"), "9\n").toString();
    Measurement other = ofUnit("amavis").with(ProcessProbeType.PID_FILE, pidFile).of(units);
    assertThat(other.errorClass()).isEqualTo("ProcessMissing");
    assertThat(other.message()).contains("process 9 is amavisd of session-1.scope");
  }

  private static HostRun named(String name) {
    return new HostRun().with(ProcessProbeType.PROCESS_NAME, name);
  }

  private static HostRun ofUnit(String unit) {
    return new HostRun().with(ProcessProbeType.UNIT, unit);
  }

  private Measurement byFile(String name, long pid) throws Exception {
    return named(name).with(ProcessProbeType.PID_FILE, pidFile(pid)).of(check);
  }

  private String pidFile(long pid) throws Exception {
    return Files.writeString(directory.resolve("pid"), pid + "\n").toString();
  }

  private ActionOutcome kill(String name) throws InterruptedException {
    return kill(new ActionFixture().with(ResponderTypes.PROCESS_NAME, name));
  }

  private ActionOutcome kill(String name, long pid) throws Exception {
    return kill(
        new ActionFixture()
            .with(ResponderTypes.PROCESS_NAME, name)
            .with(ResponderTypes.PID_FILE, pidFile(pid)));
  }

  private ActionOutcome kill(ActionFixture fixture) throws InterruptedException {
    return new KillProcess(table).act(fixture.run("kill-process", Duration.ofSeconds(20)));
  }

  private static void namespaces() throws Exception {
    Process probe = new ProcessBuilder("unshare", "--mount", "--pid", "--fork", "true").start();
    HostRun.needs(probe.waitFor() == 0, "leave to make namespaces (root)");
  }

  private String program() throws Exception {
    Path program = directory.resolve(NAME);
    if (!Files.exists(program)) {
      Files.copy(Path.of("/bin/sleep"), program);
    }
    return program.toString();
  }

  private Child start(String... argv) throws Exception {
    Child child = Child.start(Command.of(argv), new Output.Discarded());
    children.add(child);
    return child;
  }

  private long pidOf(String command) throws Exception {
    await().until(() -> table.all().stream().anyMatch(one -> one.command().equals(command)));
    return table.all().stream()
        .filter(one -> one.command().equals(command))
        .mapToLong(ProcessInfo::pid)
        .findFirst()
        .orElseThrow();
  }

  private static String title(Child child) throws Exception {
    return Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"));
  }
}
