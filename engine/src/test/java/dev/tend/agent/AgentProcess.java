package dev.tend.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A real agent in a process of its own, as the launcher starts it. */
final class AgentProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one; what it says is added to a log. */
  static AgentProcess start(Path configuration, Path log, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Agents start sooner when their bytecode is not verified; no test here is about that.
    command.addAll(
        List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xmx64m",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tend.cli.Main",
            "agent",
            "--config",
            configuration.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new AgentProcess(builder.start(), log);
  }

  /** Waits until something is so, for some minutes; what the agent said is told when it is not. */
  void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(150).toNanos();
    while (!condition.call()) {
      if (!isAlive() || System.nanoTime() > end) {
        throw new AssertionError((isAlive() ? "still not so: " : "it ended: ") + said());
      }
      Thread.sleep(20);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** All that was said into the log so far, by earlier agents, too. */
  String said() throws IOException {
    return Files.readString(log);
  }

  /** SIGKILL; gone when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGTERM; the exit status. */
  int stop() throws InterruptedException {
    process.destroy();
    return ended();
  }

  /** Waits for the end; the exit status. */
  int ended() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not end: " + process.pid() + ", see " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
