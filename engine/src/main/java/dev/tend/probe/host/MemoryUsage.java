package dev.tend.probe.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The memory of a host or container, in bytes.
 *
 * <p>A limit of a control group counts only where the agent sees itself in the root of the groups
 * and that root has a limit: so it is in a container, and there the limit is the server's. The
 * limit of a service among others, such as the agent's own, says nothing about the mail server.
 */
record MemoryUsage(double total, double available, double swapTotal, double swapUsed) {
  private static final double KIBI = 1024;

  static MemoryUsage read(Path root) throws IOException {
    String host = text(root.resolve("proc/meminfo"));
    double total = host(host, "MemTotal");
    double available = host(host, "MemAvailable");
    double swapTotal = host(host, "SwapTotal");
    double swapUsed = swapTotal - host(host, "SwapFree");
    Path groups = root.resolve("sys/fs/cgroup");
    OptionalLong limit = containerLimit(root, groups);
    if (limit.isEmpty() || limit.getAsLong() >= total) {
      return new MemoryUsage(total, available, swapTotal, swapUsed);
    }
    double used =
        amount(text(groups.resolve("memory.current")))
            - field(text(groups.resolve("memory.stat")), "inactive_file");
    double left = Math.max(0, limit.getAsLong() - Math.max(0, used));
    return new MemoryUsage(limit.getAsLong(), Math.min(available, left), swapTotal, swapUsed);
  }

  private static OptionalLong containerLimit(Path root, Path groups) throws IOException {
    try {
      if (!text(root.resolve("proc/self/cgroup")).lines().anyMatch("0::/"::equals)) {
        return OptionalLong.empty();
      }
      String limit = text(groups.resolve("memory.max")).strip();
      return limit.equals("max") ? OptionalLong.empty() : OptionalLong.of(amount(limit));
    } catch (NoSuchFileException noContainer) {
      return OptionalLong.empty();
    }
  }

  private static double host(String meminfo, String name) throws IOException {
    return KIBI * field(meminfo, name + ":");
  }

  private static long field(String text, String name) throws IOException {
    for (String line : text.lines().toList()) {
      String[] words = line.split("\\s+", -1);
      if (words.length > 1 && words[0].equals(name)) {
        return amount(words[1]);
      }
    }
    throw new IOException("the kernel does not say " + name);
  }

  private static long amount(String text) throws IOException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException noNumber) {
      throw new IOException("the kernel says '" + text.strip() + "' for an amount", noNumber);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
