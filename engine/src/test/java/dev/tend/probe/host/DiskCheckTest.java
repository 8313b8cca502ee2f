package dev.tend.probe.host;

import static dev.tend.probe.HostRun.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.DiskProbeType;
import dev.tend.definition.type.DiskProbeType.Measure;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskCheckTest {
  private static final String ROOT = "22 1 8:1 / / rw,noatime shared:1 - ext4 /dev/sda1 rw\n";

  private final DiskCheck check = new DiskCheck(Path.of("/"));

  @TempDir private Path directory;
  private Path host;
  private String home;

  @BeforeEach
  void aHostWithHomes() throws IOException {
    host = Files.createDirectory(directory.resolve("host"));
    home = Files.createDirectory(directory.toRealPath().resolve("home")).toString();
  }

  @Test
  void a_real_volume_is_measured() throws Exception {
    Measurement space = of(directory.toString(), Measure.FREE_SPACE);

    assertThat(space.outcome()).as(space.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(space.sample().orElseThrow())
        .isCloseTo((double) Files.getFileStore(directory).getUsableSpace(), within(1e10));
    assertThat(of(directory.toString(), Measure.FREE_PERCENT).sample())
        .hasValueCloseTo(figure(space, "freePercent"), within(5.0));
    assertThat(of(directory.toString(), Measure.FREE_INODES_PERCENT).sample().orElseThrow())
        .isBetween(0.1, 100.0);
  }

  @Test
  void a_path_that_is_missing_judges_nothing() throws Exception {
    Measurement measurement = of("/no/such/directory", Measure.FREE_SPACE);

    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
    assertThat(measurement.message()).contains("/no/such/directory", "No such file");
  }

  @Test
  void a_dangling_link_judges_nothing() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("mail"), directory.resolve("gone"));

    assertThat(of(link.toString(), Measure.FREE_SPACE).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_volume_that_does_not_answer_times_out() throws Exception {
    Measurement measurement =
        new HostRun().with(DiskProbeType.PATH, "/").within(Duration.ZERO).of(check);

    assertThat(measurement.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Input/output error",
        "Stale file handle",
        "Transport endpoint is not connected",
        "Structure needs cleaning",
        "No such device",
        "Host is down"
      })
  void an_error_of_the_volume_itself_is_a_failure(String error) throws Exception {
    Measurement measurement = when("echo 'df: /srv/mail: " + error + "' >&2; exit 1");

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.errorClass()).isEqualTo("VolumeBroken");
    assertThat(measurement.message()).contains(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'df: /srv/mail: Permission denied' >&2; exit 1",
        "echo 'df: /srv/mail: No such file or directory' >&2; exit 1",
        "printf 'Used Avail Inodes IFree\\n0 0 0 0\\n'",
        "printf 'Used Avail Inodes IFree\\n- - - -\\n'"
      })
  void what_the_probe_may_not_see_or_the_volume_does_not_tell_judges_nothing(String df)
      throws Exception {
    assertThat(when(df).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_volume_with_only_what_is_reserved_for_root_is_full() throws Exception {
    Measurement measurement = when("printf 'Used Avail Inodes IFree\\n950 -10 100 90\\n'");

    assertThat(measurement.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measurement.sample()).hasValue(0);
    assertThat(figure(measurement, "freePercent")).isZero();
  }

  /** What {@code df} says is scripted; everything else is as it is here. */
  private Measurement when(String df) throws InterruptedException {
    String script = "case $1 in df) " + df + ";; *) exec \"$@\";; esac";
    return new HostRun()
        .with(DiskProbeType.PATH, "/")
        .with(DiskProbeType.MOUNT_POINT, "/")
        .with(DiskProbeType.MEASURE, Measure.FREE_SPACE)
        .of(new DiskCheck(Path.of("/"), List.of("sh", "-c", script, "sh")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rw,noatime | ro,errors=remount-ro   | FAILED
          rw         | rw,emergency_ro        | FAILED
          rw         | rw,shutdown            | FAILED
          ro         | rw                     | SUCCEEDED
          rw         | rw,errors=remount-ro   | SUCCEEDED
          """)
  void the_options_of_the_file_system_are_judged_and_not_those_of_the_agents_mount(
      String mount, String fileSystem, Outcome outcome) throws Exception {
    agentSees("22 1 8:1 / / " + mount + " shared:1 - ext4 /dev/sda1 " + fileSystem + "\n");
    servicesSee(ROOT);
    Measurement measurement = ofHost("/");

    assertThat(measurement.outcome()).isEqualTo(outcome);
    assertThat(measurement.sample()).isPresent();
    assertThat(measurement.errorClass())
        .isEqualTo(outcome == Outcome.FAILED ? "ReadOnlyFileSystem" : "");
  }

  @Test
  void homes_that_the_agents_unit_makes_read_only_for_the_agent_alone_are_writable()
      throws Exception {
    agentSees(ROOT + "40 22 8:1 " + home + " " + home + " ro shared:1 - ext4 /dev/sda1 rw\n");
    servicesSee(ROOT);

    assertThat(ofHost(home).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_mount_that_is_read_only_for_the_services_too_is_a_failure() throws Exception {
    String bound = "40 22 8:1 " + home + " " + home + " ro shared:1 - ext4 /dev/sda1 rw\n";
    agentSees(ROOT + bound);
    servicesSee(ROOT + bound);

    assertThat(ofHost(home).errorClass()).isEqualTo("ReadOnlyFileSystem");
  }

  @Test
  void where_nobody_can_tell_what_the_services_see_a_read_only_mount_is_said_and_no_failure()
      throws Exception {
    agentSees("22 1 8:1 / / ro shared:1 - ext4 /dev/sda1 rw\n");
    Measurement alone = ofHost("/");
    servicesSee("22 1 0:52 / / rw - overlay overlay rw\n");
    Measurement contained = ofHost("/");

    assertThat(List.of(alone, contained))
        .allSatisfy(
            one -> {
              assertThat(one.outcome()).isEqualTo(Outcome.SUCCEEDED);
              assertThat(one.message()).contains("read-only for the agent", "cannot be told");
            });
  }

  @Test
  void a_directory_that_the_agents_unit_replaces_judges_nothing() throws Exception {
    agentSees(ROOT + "40 22 0:60 / " + home + " ro - tmpfs tmpfs ro\n");
    servicesSee(ROOT);
    Measurement measurement = ofHost(home);

    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.message()).contains("another file system", "tmpfs", "ext4", "unit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /dev/sdb1 HOME xfs defaults 0 2                      | FAILED
          nas:/mail HOME nfs4 nofail,x-systemd.automount       | FAILED
          nas:/mail HOME nfs4 noauto,x-systemd.automount 0 0   | FAILED
          /dev/sdb1 HOME xfs                                   | FAILED
          /dev/sdb1 HOME/ xfs defaults 0 2                     | FAILED
          /dev/sdb1 HOME xfs noauto 0 2                        | SUCCEEDED
          # /dev/sdb1 HOME xfs defaults 0 2                    | SUCCEEDED
          /dev/sdb1 HOMES xfs defaults 0 2                     | SUCCEEDED
          /dev/sdb1 none swap sw 0 0                           | SUCCEEDED
          /dev/sda1 / ext4 defaults 0 1                        | SUCCEEDED
          """)
  void what_fstab_mounts_must_be_mounted(String fstab, Outcome outcome) throws Exception {
    agentSees(ROOT);
    servicesSee(ROOT);
    fstab(fstab.replace("HOME", home));
    Measurement measurement = ofHost(home);

    assertThat(measurement.outcome()).as(measurement.message()).isEqualTo(outcome);
    if (outcome == Outcome.FAILED) {
      assertThat(measurement.errorClass()).isEqualTo("NotMounted");
      assertThat(measurement.message()).contains("nothing is mounted at " + home, "volume of /");
      assertThat(measurement.sample()).as("of the directory beneath").isEmpty();
    }
  }

  @Test
  void a_mount_unit_that_is_enabled_counts_like_fstab() throws Exception {
    agentSees(ROOT);
    Path units = Files.createDirectories(host.resolve("etc/systemd/system"));
    Path unit = Files.writeString(units.resolve("home.mount"), "[Mount]\nWhere=" + home + "\n");
    assertThat(ofHost(home).outcome()).as("disabled").isEqualTo(Outcome.SUCCEEDED);
    Path wants = Files.createDirectory(units.resolve("multi-user.target.wants"));
    Files.createSymbolicLink(wants.resolve("home.mount"), unit);
    Files.createSymbolicLink(wants.resolve("gone.mount"), directory.resolve("gone"));

    assertThat(ofHost(home).errorClass()).isEqualTo("NotMounted");
  }

  @Test
  void what_is_mounted_where_it_must_be_is_measured() throws Exception {
    String mounted = ROOT + "41 22 8:17 / " + home + " rw shared:9 - xfs /dev/sdb1 rw\n";
    agentSees(mounted);
    servicesSee(mounted);
    fstab("/dev/sdb1 " + home + " xfs defaults 0 2");
    Path below = Files.createDirectory(Path.of(home, "vhosts"));

    assertThat(ofHost(below.toString()).outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void what_is_mounted_for_the_agent_alone_is_not_mounted() throws Exception {
    agentSees(ROOT + "41 22 8:17 / " + home + " rw - xfs /dev/sdb1 rw\n");
    servicesSee(ROOT);
    fstab("/dev/sdb1 " + home + " xfs defaults 0 2");

    assertThat(ofHost(home).errorClass()).isEqualTo("NotMounted");
  }

  @Test
  void a_directory_that_only_the_missing_volume_has_is_a_failure_and_no_slip_of_the_pen()
      throws Exception {
    agentSees(ROOT);
    fstab("/dev/sdb1 " + home + " xfs defaults 0 2");
    Path link = Files.createSymbolicLink(directory.resolve("mail"), Path.of(home, "vhosts"));

    assertThat(ofHost(home + "/vhosts").errorClass()).isEqualTo("NotMounted");
    assertThat(ofHost(link.toString()).errorClass()).as("through a link").isEqualTo("NotMounted");
  }

  @Test
  void a_mount_point_that_is_itself_a_link_is_followed() throws Exception {
    agentSees(ROOT);
    Path link = Files.createSymbolicLink(directory.resolve("vmail"), Path.of(home));
    fstab("/dev/sdb1 " + link + " xfs defaults 0 2");

    assertThat(ofHost(link.toString()).errorClass()).isEqualTo("NotMounted");
  }

  @Test
  void an_automount_that_brings_nothing_is_a_failure() throws Exception {
    agentSees(ROOT + "41 22 0:44 / " + home + " rw - autofs systemd-1 rw,fd=52,direct\n");

    assertThat(ofHost(home).errorClass()).isEqualTo("NotMounted");
  }

  @Test
  void a_probe_can_name_the_mount_point_or_want_none() throws Exception {
    agentSees(ROOT);
    fstab("/dev/sdb1 " + home + " xfs defaults 0 2");
    HostRun run = new HostRun().with(DiskProbeType.PATH, home);
    DiskCheck here = new DiskCheck(host);

    assertThat(run.with(DiskProbeType.MOUNT_POINT, "/").of(here).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.with(DiskProbeType.MOUNT_POINT, directory.toString()).of(here).errorClass())
        .isEqualTo("NotMounted");
    Measurement misnamed = run.with(DiskProbeType.MOUNT_POINT, "/srv").of(here);
    assertThat(misnamed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(misnamed.message()).contains(home, "mountPoint");
  }

  @Test
  void the_way_to_a_path_passes_the_mount_nearest_the_root() {
    MountTable table =
        new MountTable(
            """
            22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw
            23 22 8:2 / /mnt/a\\040b ro shared:1 - ext4 /dev/sda2 rw
            24 23 8:3 / /mnt/a\\040b rw,errors=ro shared:1 - ext4 /dev/sda3 rw
            25 22 8:4 / /srv/mail rw - ext4 /dev/sda4 rw
            26 22 8:5 / /srv rw - ext4 /dev/sda5 rw
            not a mount
            """
                .lines()
                .flatMap(line -> Mount.parse(line).stream())
                .toList());

    assertThat(device(table, "/mnt/a b")).as("the uppermost").isEqualTo("8:3");
    assertThat(device(table, "/mnt/a b/c")).isEqualTo("8:3");
    assertThat(device(table, "/mnt/a bc")).isEqualTo("8:1");
    assertThat(device(table, "/srv/mail/x")).as("hidden by a later one").isEqualTo("8:5");
    assertThat(device(table, "/")).isEqualTo("8:1");
    assertThat(new MountTable(List.of()).of("/")).isEmpty();
  }

  private static String device(MountTable table, String path) {
    return table.of(path).orElseThrow().device();
  }

  @Test
  void a_file_system_without_a_number_of_entries_has_all_of_them_free() throws Exception {
    assertThat(Volume.parse("Used Avail Inodes IFree\n10 30 - -\n"))
        .hasValue(new Volume(10, 30, 0, 0));
    assertThat(Volume.parse("")).isEmpty();
    assertThat(Volume.parse("head\n1 2 x 4\n")).isEmpty();
    assertThat(figure(when("printf 'h\\n10 30 0 0\\n'"), "freeInodesPercent")).isEqualTo(100);
    assertThat(figure(when("printf 'h\\n10 30 5 0\\n'"), "freeInodesPercent")).isZero();
  }

  private void agentSees(String mountinfo) throws IOException {
    Files.writeString(
        Files.createDirectories(host.resolve("proc/self")).resolve("mountinfo"), mountinfo);
  }

  private void servicesSee(String mountinfo) throws IOException {
    Files.writeString(
        Files.createDirectories(host.resolve("proc/1")).resolve("mountinfo"), mountinfo);
  }

  private void fstab(String text) throws IOException {
    Files.writeString(Files.createDirectories(host.resolve("etc")).resolve("fstab"), text + "\n");
  }

  private Measurement ofHost(String path) throws InterruptedException {
    return new HostRun()
        .with(DiskProbeType.PATH, path)
        .with(DiskProbeType.MOUNT_POINT, DiskProbeType.CONFIGURED)
        .with(DiskProbeType.MEASURE, Measure.FREE_SPACE)
        .of(new DiskCheck(host));
  }

  private Measurement of(String path, Measure measure) throws InterruptedException {
    return new HostRun()
        .with(DiskProbeType.PATH, path)
        .with(DiskProbeType.MOUNT_POINT, DiskProbeType.CONFIGURED)
        .with(DiskProbeType.MEASURE, measure)
        .of(check);
  }
}
