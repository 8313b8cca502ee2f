package dev.tend.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An agent in a process of its own, started as a user does: by {@code bin/tend}. */
public final class AgentProcess implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("target", "tend", "bin", "tend").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path log;

  private AgentProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one; what it says is added to a log. */
  public static AgentProcess start(Path configuration, Path log) throws IOException {
    return start(configuration, log, Map.of());
  }

  /** Starts one with more in its environment. */
  public static AgentProcess start(Path configuration, Path log, Map<String, String> environment)
      throws IOException {
    return start(List.of(), configuration, log, environment);
  }

  /** Starts one by way of another program that turns into what it is given. */
  public static AgentProcess start(
      List<String> before, Path configuration, Path log, Map<String, String> environment)
      throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(List.of(LAUNCHER.toString(), "agent", "--config", configuration.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new AgentProcess(builder.start(), log);
  }

  /** Waits until something is so, for some minutes; what the agent said is told when it is not. */
  public void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      mustLive();
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so: " + said());
      }
      Thread.sleep(50);
    }
  }

  /**
   * Nothing, as long as it lives.
   *
   * @throws IllegalStateException with what it said, when it has ended
   */
  public void mustLive() throws IOException {
    if (!isAlive()) {
      throw new IllegalStateException(
          "the agent ended with " + process.exitValue() + ": " + said());
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** All that was said into the log so far, by earlier agents, too. */
  public String said() throws IOException {
    return Files.readString(log);
  }

  /** SIGKILL; gone when this returns. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends a signal by its name. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGTERM; the exit status. */
  public int stop() throws InterruptedException {
    process.destroy();
    return ended();
  }

  /** Waits for the end; the exit status. */
  public int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not end: " + process.pid() + ", see " + log);
    }
    return process.exitValue();
  }

  /** Asks it to end, as a service manager does, and makes it end when it has not in time. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
