package dev.tend.samples.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Drives a real agent with generated health sets against {@link StubMailServer} and prints what it
 * carried. Figures of different machines, or of a machine with other work, cannot be compared.
 */
public final class ProbeBench {
  private static final int INTERVAL_SECONDS = 10;
  private static final int WARM_UP_SECONDS = 20;
  private static final int BLACK_HOLE_SHARE = 10;
  private static final String RUNS = "tend_probe_runs_total";
  private static final String LATENESS = "tend_probe_lateness_seconds";

  private final Path tend;
  private final Path work;
  private final int seconds;
  private final PrintStream out;

  private ProbeBench(Path tend, Path work, int seconds, PrintStream out) {
    this.tend = tend;
    this.work = work;
    this.seconds = seconds;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param args the unpacked distribution, an empty directory to work in, probes per second to
   *     schedule, seconds to measure each case
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 4) {
      throw new IllegalArgumentException("expected: distribution, directory, rate, seconds");
    }
    var bench =
        new ProbeBench(
            Path.of(args[0]).toAbsolutePath(),
            Path.of(args[1]).toAbsolutePath(),
            Integer.parseInt(args[3]),
            System.out);
    bench.machine();
    int rate = Integer.parseInt(args[2]);
    Process stub = stub();
    try (BufferedReader ports =
        new BufferedReader(new InputStreamReader(stub.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> both = List.of(String.valueOf(ports.readLine()).split(" ", -1));
      int speaking = Integer.parseInt(both.getFirst());
      int silent = Integer.parseInt(both.getLast());
      bench.run("all targets answer", rate, 0, speaking, silent);
      int holes = rate / BLACK_HOLE_SHARE;
      bench.run("a tenth never answers", rate - holes, holes, speaking, silent);
    } finally {
      stub.destroyForcibly();
    }
    bench.catalogue();
  }

  private void machine() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
    out.printf(
        "machine: %d processors (%s), Linux %s, load %s%n",
        Runtime.getRuntime().availableProcessors(),
        cpu,
        System.getProperty("os.version"),
        Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private void run(String name, int speakingRate, int silentRate, int speaking, int silent)
      throws IOException, InterruptedException {
    Path directory = work.resolve(name.replace(' ', '-'));
    var sets = new GeneratedSets(directory.resolve("sets"), INTERVAL_SECONDS);
    sets.write("Bench", speaking, speakingRate);
    if (silentRate > 0) {
      sets.write("Hole", silent, silentRate);
    }
    try (var agent = AgentProcess.start(tend, directory, sets.directory())) {
      out.printf("%n%s, %d/s scheduled%n", name, speakingRate + silentRate);
      out.printf("  agent: %s%n", agent.flags());
      out.printf("  start to first result: %.2f s%n", agent.secondsToFirstResult());
      Thread.sleep(1000L * WARM_UP_SECONDS);
      MetricsPage before = agent.page().orElseThrow();
      double cpuBefore = agent.cpuSeconds();
      long began = System.nanoTime();
      Thread.sleep(1000L * seconds);
      MetricsPage after = agent.page().orElseThrow();
      double cpu = agent.cpuSeconds() - cpuBefore;
      report(before, after, cpu, (System.nanoTime() - began) / 1e9);
      out.printf("  resident (PSS): %.0f MiB%n", agent.pssMiB());
    }
  }

  private void report(MetricsPage before, MetricsPage after, double cpu, double elapsed) {
    double runs = after.sum(RUNS, "") - before.sum(RUNS, "");
    out.printf("  runs: %.0f/s%n", runs / elapsed);
    for (String outcome : List.of("Succeeded", "Failed", "TimedOut", "Rejected", "Inconclusive")) {
      String label = "outcome=\"" + outcome + "\"";
      double some = after.sum(RUNS, label) - before.sum(RUNS, label);
      if (some > 0) {
        out.printf("    %s: %.1f/s%n", outcome, some / elapsed);
      }
    }
    out.printf(
        "  lateness: p50 <= %.0f ms, p99 <= %.0f ms%n",
        1000 * after.quantileSince(before, LATENESS, 0.5),
        1000 * after.quantileSince(before, LATENESS, 0.99));
    out.printf(
        "  CPU: %.0f us per run, %.0f%% of one processor%n", 1e6 * cpu / runs, 100 * cpu / elapsed);
  }

  private void catalogue() throws IOException, InterruptedException {
    try (var agent = AgentProcess.start(tend, work.resolve("catalogue"), tend.resolve("catalog"))) {
      out.printf("%nthe whole catalogue%n");
      out.printf("  start to first result: %.2f s%n", agent.secondsToFirstResult());
      Thread.sleep(1000L * WARM_UP_SECONDS);
      out.printf("  resident (PSS): %.0f MiB%n", agent.pssMiB());
    }
  }

  private static Process stub() throws IOException {
    return new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            StubMailServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
