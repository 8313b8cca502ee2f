package dev.tend.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Facts about this program and its host. */
final class AgentFacts {
  private static final Path UPTIME = Path.of("/proc/uptime");

  private AgentFacts() {}

  /** The version in the manifest of this class's jar. */
  static String version() {
    return Objects.requireNonNullElse(
        AgentFacts.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  /** How long the host has been up; where that cannot be read, as if it had just booted. */
  static Duration uptime() {
    try {
      String text = Files.readString(UPTIME);
      return Duration.ofMillis((long) (Double.parseDouble(text.split(" ", 2)[0]) * 1000));
    } catch (IOException | NumberFormatException unreadable) {
      // A host that has just booted is disturbed least.
      return Duration.ZERO;
    }
  }
}
