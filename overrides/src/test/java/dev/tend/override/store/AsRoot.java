package dev.tend.override.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What only root can do, and so what other users' runs leave untested, loudly. */
final class AsRoot {
  private AsRoot() {}

  static void mountMebibyte(Path disk) throws IOException, InterruptedException {
    need(run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk), "a small disk");
  }

  /** Gives a file to a user and a group of this number. */
  static void give(Path file, int number) throws IOException, InterruptedException {
    need(run("chown", number + ":" + number, file), "files of several users");
  }

  static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  static int group(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:gid");
  }

  static boolean run(Object... command) throws IOException, InterruptedException {
    List<String> words = Arrays.stream(command).map(String::valueOf).toList();
    return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
  }

  private static void need(boolean done, String what) {
    if (!done && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: " + what + "; run this as root");
      Assumptions.abort("only root can arrange for " + what);
    }
    Assertions.assertThat(done).as(what).isTrue();
  }
}
