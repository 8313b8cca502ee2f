package dev.tend.probe.host;

import static dev.tend.probe.HostRun.figure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.MemoryProbeType;
import dev.tend.definition.type.MemoryProbeType.Measure;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
  private static final String HOST =
      """
      MemTotal: 1000 kB
      MemFree: 10 kB
      MemAvailable: 400 kB
      SwapTotal: 200 kB
      SwapFree: 150 kB
      """;

  @TempDir private Path root;

  @Test
  void this_host_is_measured() throws Exception {
    Measurement measurement = new HostRun().of(new MemoryCheck(Path.of("/")));

    assertThat(measurement.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measurement.sample().orElseThrow()).isBetween(0.1, 100.0);
    assertThat(figure(measurement, "total")).isGreaterThan(1e8);
  }

  @Test
  void each_measure_is_in_its_base_unit() throws Exception {
    file("proc/meminfo", HOST);

    assertThat(of(Measure.AVAILABLE_PERCENT).sample()).hasValue(40);
    assertThat(of(Measure.AVAILABLE_SPACE).sample()).hasValue(400 * 1024);
    assertThat(of(Measure.SWAP_USED_PERCENT).sample()).hasValue(25);
  }

  @Test
  void without_swap_none_is_used() throws Exception {
    file("proc/meminfo", HOST.replace("200 kB", "0 kB").replace("150 kB", "0 kB"));

    assertThat(of(Measure.SWAP_USED_PERCENT).sample()).hasValue(0);
  }

  @Test
  void in_a_container_its_limit_is_all_there_is() throws Exception {
    file("proc/meminfo", HOST);
    file("proc/self/cgroup", "0::/\n");
    file("sys/fs/cgroup/memory.max", "409600\n");
    file("sys/fs/cgroup/memory.current", "307200\n");
    file("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 102400\n");

    assertThat(of(Measure.AVAILABLE_PERCENT).sample()).hasValue(50);
    file("sys/fs/cgroup/memory.max", "max\n");
    assertThat(of(Measure.AVAILABLE_PERCENT).sample()).hasValue(40);
  }

  @Test
  void the_limit_of_the_agents_own_service_says_nothing_of_the_server() throws Exception {
    file("proc/meminfo", HOST);
    file("proc/self/cgroup", "0::/system.slice/tend.service\n");
    file("sys/fs/cgroup/memory.max", "409600\n");

    assertThat(of(Measure.AVAILABLE_PERCENT).sample()).hasValue(40);
  }

  @Test
  void what_the_kernel_does_not_say_is_not_judged() throws Exception {
    assertThat(of(Measure.AVAILABLE_SPACE).errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
    file("proc/meminfo", "MemTotal: 1000 kB\n");
    assertThat(of(Measure.AVAILABLE_SPACE).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(of(Measure.AVAILABLE_SPACE).message()).contains("MemAvailable");
  }

  private Measurement of(Measure measure) throws InterruptedException {
    return new HostRun().with(MemoryProbeType.MEASURE, measure).of(new MemoryCheck(root));
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
