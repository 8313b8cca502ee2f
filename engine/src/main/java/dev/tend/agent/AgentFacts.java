package dev.tend.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** What is known of this program and its host without asking anybody. */
final class AgentFacts {
  private static final Path UPTIME = Path.of("/proc/uptime");

  private AgentFacts() {}

  /** The version in the manifest of the jar that this class came in. */
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
      // The host that has just booted is the one that is disturbed least.
      return Duration.ZERO;
    }
  }
}
