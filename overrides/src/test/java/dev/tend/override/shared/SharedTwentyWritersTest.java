package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty programs change one directory at once, some of them are killed, and others look on. */
@Timeout(180)
class SharedTwentyWritersTest {
  private static final int WRITERS = 20;
  private static final int KILLED = 7;
  private static final int STEADY = 30;
  private static final int MOST_SAID = 3_000;

  @TempDir private Path path;
  @TempDir private Path logs;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void nothing_acknowledged_is_lost_nothing_is_doubled_and_no_half_file_is_believed()
      throws Exception {
    System.out.println("twenty writers, seed " + seed);
    prepare();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Process> writers = new ArrayList<>();
    try {
      List<Future<Integer>> looks = List.of(threads.submit(this::look), threads.submit(this::look));
      for (int i = 0; i < WRITERS; i++) {
        writers.add(start(i));
      }
      setOff(writers);
      killSome(writers);
      for (Process writer : writers) {
        writer.waitFor();
      }
      over.set(true);
      for (Future<Integer> reader : looks) {
        assertThat(reader.get()).as("looks").isGreaterThan(3);
      }
    } finally {
      over.set(true);
      writers.forEach(Process::destroyForcibly);
      threads.shutdownNow();
    }
    check();
  }

  private void prepare() throws IOException, ExistingOverrideException {
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    for (int i = 0; i < STEADY; i++) {
      add(shared, KeenWriter.override("Steady-" + i, "0"));
    }
    for (int i = 0; i < KeenWriter.ROUNDS; i++) {
      add(shared, KeenWriter.override("Doomed-" + i, "0"));
      add(shared, Sample.until(Sample.NOW, KeenWriter.override("Late-" + i, "0")));
    }
  }

  private static void add(SharedDirectory shared, MonitoringOverride override)
      throws IOException, ExistingOverrideException {
    shared.add(override, Optional.empty(), false, Sample.NOW.minusSeconds(60));
  }

  private Process start(int number) throws IOException {
    Path log = log(number);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx48m",
            "-cp",
            System.getProperty("java.class.path"),
            KeenWriter.class.getName(),
            path.toString(),
            "w" + number,
            String.valueOf(random.nextLong()))
        .redirectOutput(log.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Path log(int number) {
    return logs.resolve("w" + number);
  }

  /** Lets all begin at the same moment, when each of them is ready. */
  private void setOff(List<Process> writers) throws IOException, InterruptedException {
    for (int i = 0; i < WRITERS; i++) {
      while (Files.size(log(i)) == 0) {
        assertThat(writers.get(i).isAlive()).isTrue();
        Thread.sleep(10);
      }
    }
    for (Process writer : writers) {
      writer.outputWriter().write("go\n");
      writer.outputWriter().flush();
    }
  }

  /** Kills some, each when it has said so much, in the middle of whatever it does then. */
  private void killSome(List<Process> writers) throws IOException, InterruptedException {
    int[] enough = random.ints(KILLED, 100, MOST_SAID).toArray();
    boolean left = true;
    while (left) {
      left = false;
      for (int i = 0; i < KILLED; i++) {
        if (Files.size(log(i)) > enough[i]) {
          writers.get(i).destroyForcibly();
        }
        left |= writers.get(i).isAlive();
      }
      Thread.sleep(1);
    }
  }

  /** Looks until all is over; says how often. */
  private int look() throws IOException, InterruptedException {
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    SharedView view = SharedView.EMPTY;
    Map<String, String> won = new TreeMap<>();
    int looks = 0;
    while (!over.get()) {
      // Now and then like an agent that has just been started.
      view = shared.look(looks % 10 == 9 ? SharedView.EMPTY : view);
      looks++;
      assertThat(view.rejectedSources()).isEmpty();
      Map<String, String> values = values(view);
      assertThat(values.keySet().stream().filter(key -> key.startsWith("Steady-"))).hasSize(STEADY);
      won.forEach((key, value) -> assertThat(values).as("seed %s", seed).containsEntry(key, value));
      values.forEach(
          (key, value) -> {
            if (key.startsWith("Race-")) {
              won.put(key, value);
            }
          });
      // Or else there would be no time for those who write.
      Thread.sleep(20);
    }
    return looks;
  }

  private static Map<String, String> values(SharedView view) {
    Map<String, String> values = new TreeMap<>();
    for (MonitoringOverride override : view.overrides()) {
      List<String> parts = List.of(override.id().split("=", -1));
      assertThat(override.value()).isEqualTo(parts.get(1));
      assertThat(values.put(parts.getFirst(), override.value())).as("doubled").isNull();
    }
    return values;
  }

  private void check() throws IOException {
    SharedView view = new SharedDirectory(path, TrustPolicy.PLAIN).look(SharedView.EMPTY);
    assertThat(view.rejectedSources()).isEmpty();
    Map<String, String> last = values(view);
    List<WriterLog.Change> all = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      List<WriterLog.Change> changes = WriterLog.read(log(i));
      Outcomes.checkOwn(changes, last);
      all.addAll(changes);
    }
    for (int i = 0; i < KeenWriter.ROUNDS; i++) {
      Outcomes.checkOneAdded(Outcomes.of("Race-" + i, all), last);
      Outcomes.checkOneAdded(Outcomes.of("Late-" + i, all), last);
      Outcomes.checkOneRemoved(Outcomes.of("Doomed-" + i, all), last);
    }
    Outcomes.checkLatest(Outcomes.of("Hot", all), last);
    long unknown = all.stream().filter(WriterLog.Change::unknown).count();
    System.out.println(all.size() + " changes, of " + unknown + " nobody knows the outcome");
    assertThat(unknown).as("only of those killed").isLessThanOrEqualTo(KILLED);
  }
}
