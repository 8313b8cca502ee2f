package dev.tend.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent in a Java of its own, started as a user does: by {@code bin/tend} where that is. */
final class AgentProcess implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("target", "tend", "bin", "tend").toAbsolutePath();

  private final Process process;
  private final Path said;

  private AgentProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts one.
   *
   * @param configuration its file
   * @param said where all that it prints goes
   */
  static AgentProcess start(Path configuration, Path said) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(LAUNCHER)) {
      command.add(LAUNCHER.toString());
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
      command.addAll(List.of("-Xss512k", "--enable-native-access=ALL-UNNAMED", "-cp"));
      command.addAll(List.of(System.getProperty("java.class.path"), "dev.tend.cli.Main"));
    }
    command.addAll(List.of("agent", "--config", configuration.toString()));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    return new AgentProcess(builder.start(), said);
  }

  /**
   * Nothing, as long as it lives.
   *
   * @throws IllegalStateException with what it said, when it has ended
   */
  void mustLive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the agent ended with " + process.exitValue() + ": " + Files.readString(said));
    }
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
