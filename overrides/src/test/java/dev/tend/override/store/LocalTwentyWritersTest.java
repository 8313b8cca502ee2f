package dev.tend.override.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty programs change one store at once, from before it is there, and half of them are killed.
 */
class LocalTwentyWritersTest {
  private static final int WRITERS = 20;
  private static final int STEPS = 40;
  private static final long SEED = Long.getLong("tend.override.seed", System.nanoTime());

  @TempDir private Path above;

  @Test
  void nothing_told_is_lost_nothing_is_doubled_and_nothing_is_half_done() throws Exception {
    System.out.println("tend.override.seed=" + SEED);
    Files.createDirectory(directory());
    Files.createFile(errors());
    Random random = new Random(SEED);
    Ledger ledger = new Ledger();
    List<Future<List<String>>> said = new ArrayList<>();
    try (ExecutorService listeners = Executors.newFixedThreadPool(WRITERS + 1)) {
      List<Writer> writers = new ArrayList<>();
      for (int number = 1; number <= WRITERS; number++) {
        int last = number % 2 == 0 ? random.nextInt(2 * STEPS) : Integer.MAX_VALUE;
        writers.add(begin(number, last, random.nextLong()));
      }
      for (Writer writer : writers) {
        assertThat(writer.lines().readLine())
            .as("%s", Files.readString(errors()))
            .isEqualTo("ready .");
      }
      for (Writer writer : writers) {
        said.add(listeners.submit(writer::heard));
      }
      Future<Integer> watched = listeners.submit(() -> watch(said));
      for (Future<List<String>> one : said) {
        ledger.enter(one.get());
      }
      assertThat(watched.get()).as("how much was seen").isGreaterThan(1);
    }
    assertThat(ledger.told())
        .as("%s", Files.readString(errors()))
        .isGreaterThan(WRITERS / 2 * STEPS);
    assertThat(Files.readString(errors()))
        .as("nobody meets anything worse than a lock")
        .doesNotContain("damaged", "exchanged", "gone", "Exception");
    check(ledger);
  }

  private Path directory() {
    return above.resolve("state");
  }

  private Path errors() {
    return above.resolve("errors");
  }

  private void check(Ledger ledger) throws OverrideStoreException {
    try (LocalStore store = LocalStore.open(directory())) {
      LocalView view = store.view();
      assertThat(view.rejectedSources()).isEmpty();
      Map<Integer, String> held =
          view.overrides().stream()
              .collect(
                  Collectors.toMap(LocalTwentyWritersTest::monitor, MonitoringOverride::value));
      held.forEach(
          (monitor, value) -> assertThat(view.overrides()).contains(Brakes.of(monitor, value)));
      ledger.check(held);
    }
  }

  /** Reads meanwhile, as an agent does: what has one number is one and the same. */
  private int watch(List<Future<List<String>>> writers) throws OverrideStoreException {
    Map<Long, LocalView> seen = new HashMap<>();
    try (LocalStore store = LocalStore.open(directory())) {
      while (!writers.stream().allMatch(Future::isDone)) {
        long before = store.change();
        LocalView view = store.view();
        if (store.change() == before) {
          assertThat(view.rejectedSources()).isEmpty();
          assertThat(seen.computeIfAbsent(before, any -> view)).isEqualTo(view);
        }
      }
    }
    return seen.size();
  }

  private static int monitor(MonitoringOverride override) {
    return Integer.parseInt(override.subject().text().replace("Smtp\\Monitor", ""));
  }

  private Writer begin(int number, int last, long seed) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + above,
            "-cp",
            System.getProperty("java.class.path"),
            StoreWriter.class.getName(),
            directory().toString(),
            String.valueOf(number),
            String.valueOf(seed),
            String.valueOf(STEPS));
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
            .start();
    return new Writer(process, process.inputReader(StandardCharsets.UTF_8), last);
  }

  /**
   * A program under way.
   *
   * @param last the line after which it is killed
   */
  private record Writer(Process process, BufferedReader lines, int last) {
    /** Lets it begin, and kills it when its time has come. */
    List<String> heard() throws IOException, InterruptedException {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      List<String> heard = new ArrayList<>();
      while (true) {
        if (heard.size() == last) {
          // The handle, for the process itself would also close what is still to be read.
          process.toHandle().destroyForcibly();
        }
        String line = lines.readLine();
        if (line == null) {
          process.waitFor();
          return heard;
        }
        if (line.endsWith(StoreWriter.END)) {
          heard.add(line.substring(0, line.length() - StoreWriter.END.length()));
        }
      }
    }
  }
}
