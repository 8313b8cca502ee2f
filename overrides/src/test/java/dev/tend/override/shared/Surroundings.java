package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What tests need of the machine they run on. */
final class Surroundings {
  private Surroundings() {}

  /** Goes on only as root; under CI that must be. */
  static void needRoot() throws IOException {
    need(
        (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "the rights of root");
  }

  /** Goes on only where something is there; under CI it must be. */
  static void need(boolean there, String what) {
    if (there) {
      return;
    }
    if (System.getenv("CI") != null) {
      Assertions.fail("CI must have " + what);
    }
    System.err.println("NOT TESTED: this needs " + what);
    Assumptions.abort("NOT TESTED: this needs " + what);
  }

  /** Runs a program, and says whether it ended well. */
  static boolean run(Object... command) throws IOException, InterruptedException {
    List<String> words = Arrays.stream(command).map(String::valueOf).toList();
    return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
  }
}
