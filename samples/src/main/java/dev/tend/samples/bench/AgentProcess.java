package dev.tend.samples.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real agent in a process of its own, observing only. */
final class AgentProcess implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;
  private final Process process;
  private final int port;
  private final long started = System.nanoTime();

  private AgentProcess(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /** Starts one over these health sets, with everything that it writes below a directory. */
  static AgentProcess start(Path tend, Path directory, Path healthSets) throws IOException {
    Files.createDirectories(directory);
    int port = freePort();
    Path configuration = directory.resolve("tend.yaml");
    Files.writeString(
        configuration,
        """
        server: bench
        healthSets: [%s]
        state: %s
        events: {directory: %s}
        api: {listen: '127.0.0.1:%d'}
        recoveryActions: observe
        """
            .formatted(healthSets, directory.resolve("state"), directory.resolve("events"), port));
    File log = directory.resolve("agent.log").toFile();
    Process process =
        new ProcessBuilder(tend + "/bin/tend", "agent", "--config", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    return new AgentProcess(directory, process, port);
  }

  /** How many seconds after its start a page shows a first run of a probe. */
  double secondsToFirstResult() throws InterruptedException {
    while (page().map(page -> page.sum("tend_probe_runs_total", "")).orElse(0.0) == 0) {
      if (System.nanoTime() - started > Duration.ofMinutes(2).toNanos()) {
        throw new IllegalStateException("no result for two minutes: see " + log());
      }
      Thread.sleep(10);
    }
    return (System.nanoTime() - started) / 1e9;
  }

  /** Its metrics; empty while it does not answer. */
  Optional<MetricsPage> page() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the agent has ended: see " + log());
    }
    return MetricsPage.read(client, port);
  }

  /** CPU seconds so far, in user and system. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    List<String> words = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return (Long.parseLong(words.get(USER_TICKS)) + Long.parseLong(words.get(USER_TICKS + 1)))
        / TICKS_PER_SECOND;
  }

  /** Its proportional set size in MiB. */
  double pssMiB() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
            .filter(line -> line.startsWith("Pss:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  /** The options of its Java machine, as the process was given them. */
  String flags() throws IOException {
    String all =
        Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    int classPath = all.indexOf(" -cp ");
    return classPath < 0 ? all : all.substring(0, classPath);
  }

  private Path log() {
    return directory.resolve("agent.log");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(15, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
