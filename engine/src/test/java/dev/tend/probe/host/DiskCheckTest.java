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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
  private final DiskCheck check = new DiskCheck(Path.of("/"));

  @TempDir private Path directory;

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
  void a_volume_that_does_not_answer_times_out() throws Exception {
    Measurement measurement =
        new HostRun().with(DiskProbeType.PATH, "/").within(Duration.ZERO).of(check);

    assertThat(measurement.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void a_read_only_mount_is_a_failure_with_its_sample() throws Exception {
    Path proc = Files.createDirectories(directory.resolve("proc/self"));
    Files.writeString(
        proc.resolve("mountinfo"),
        "22 1 8:1 / / rw,noatime shared:1 - ext4 /dev/sda1 ro,errors=remount-ro\n");
    Measurement measurement =
        new HostRun()
            .with(DiskProbeType.PATH, "/")
            .with(DiskProbeType.MEASURE, Measure.FREE_SPACE)
            .of(new DiskCheck(directory));

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.errorClass()).isEqualTo("ReadOnlyFileSystem");
    assertThat(measurement.sample()).isPresent();
  }

  @Test
  void the_uppermost_mount_at_a_point_counts_and_blanks_in_its_name_do_no_harm() throws Exception {
    Path proc = Files.createDirectories(directory.resolve("proc/self"));
    Files.writeString(
        proc.resolve("mountinfo"),
        """
        22 1 8:1 / /mnt/a\\040b ro shared:1 - ext4 /dev/sda1 rw
        23 1 8:1 / /mnt/a\\040b rw,errors=ro shared:1 - ext4 /dev/sda1 rw
        24 1 8:1 / /mnt/c ro - ext4 /dev/sda1 rw
        """);
    assertThat(Volume.isReadOnly(directory, "/mnt/a b")).isFalse();
    assertThat(Volume.isReadOnly(directory, "/mnt/c")).isTrue();
    assertThat(Volume.isReadOnly(directory, "/mnt/d")).isFalse();
  }

  @Test
  void a_file_system_without_a_number_of_entries_has_all_of_them_free() {
    Volume volume =
        Volume.parse("Used Avail Inodes IFree Mounted on\n10 30 - - /a b\n").orElseThrow();

    assertThat(volume).isEqualTo(new Volume(10, 30, 0, 0, "/a b"));
    assertThat(Volume.parse("")).isEmpty();
    assertThat(Volume.parse("head\n1 2 x 4 /\n")).isEmpty();
  }

  private Measurement of(String path, Measure measure) throws InterruptedException {
    return new HostRun()
        .with(DiskProbeType.PATH, path)
        .with(DiskProbeType.MEASURE, measure)
        .of(check);
  }
}
