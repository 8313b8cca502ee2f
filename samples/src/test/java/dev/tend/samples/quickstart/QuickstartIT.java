package dev.tend.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartIT {
  @TempDir private Path directory;

  @Test
  void a_mail_server_that_is_killed_is_restarted_and_heals() throws Exception {
    Path printed = directory.resolve("printed");
    File output = printed.toFile();
    Process drill =
        new ProcessBuilder("quickstart/quickstart", "--drill")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(drill.waitFor(4, TimeUnit.MINUTES)).as("ended in time").isTrue();
    } finally {
      drill.destroy();
    }
    assertThat(drill.exitValue()).as(() -> readOf(printed)).isZero();
    assertThat(Files.readString(printed))
        .containsSubsequence("detected", "decided", "restarted", "healed", "judged");
  }

  private static String readOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException exception) {
      return exception.toString();
    }
  }
}
