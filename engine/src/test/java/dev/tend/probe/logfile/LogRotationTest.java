package dev.tend.probe.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real logrotate between the writer and the probe: no line is lost, and none comes twice. */
@Timeout(120)
class LogRotationTest {
  private static final Path LOGROTATE = Path.of("/usr/sbin/logrotate");
  private static final int ROTATIONS = 6;

  @TempDir private Path directory;
  private Log log;
  private final List<String> heard = new ArrayList<>();
  private int written;

  @BeforeEach
  void needs() throws Exception {
    boolean there = Files.isExecutable(LOGROTATE);
    if (!there && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: " + LOGROTATE + "; install the package logrotate");
      Assumptions.abort(LOGROTATE + " is not installed");
    }
    assertThat(there).as("%s of the package logrotate", LOGROTATE).isTrue();
    log = new Log(directory);
    log.says("");
    log.found();
  }

  @ParameterizedTest
  @ValueSource(strings = {"create 0640", "create 0640\n  compress\n  delaycompress", "nocreate"})
  void a_log_that_is_renamed(String how) throws Exception {
    for (int i = 0; i < ROTATIONS; i++) {
      try (FileChannel daemon = daemon()) {
        write(daemon);
        read(i % 2 == 0);
        write(daemon);
        rotate(how);
        // A daemon writes to the old file until it is told to open the new one.
        write(daemon);
        read(i % 3 == 0);
        write(daemon);
      }
      try (FileChannel daemon = daemon()) {
        write(daemon);
      }
      read(true);
    }
    ends();
  }

  @Test
  void a_log_that_is_copied_and_truncated() throws Exception {
    try (FileChannel daemon = daemon()) {
      for (int i = 0; i < ROTATIONS; i++) {
        write(daemon);
        read(i % 2 == 0);
        write(daemon);
        rotate("copytruncate");
        write(daemon);
        read(true);
      }
    }
    ends();
  }

  @Test
  void a_log_that_is_renamed_while_no_agent_runs() throws Exception {
    for (int i = 0; i < ROTATIONS; i++) {
      try (FileChannel daemon = daemon()) {
        write(daemon);
        read(true);
        write(daemon);
      }
      rotate("create 0640");
      try (FileChannel daemon = daemon()) {
        write(daemon);
      }
      log.restarts(Duration.ofMinutes(1));
      read(true);
      read(true);
      read(true);
    }
    ends();
  }

  private FileChannel daemon() throws IOException {
    return FileChannel.open(log.file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Lines, each with a number of its own. */
  private void write(FileChannel daemon) throws IOException {
    for (int i = 0; i < 3; i++) {
      daemon.write(
          ByteBuffer.wrap(("red n" + written++ + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private void read(boolean really) throws InterruptedException {
    if (really) {
      log.measure();
      log.taken().forEach(event -> heard.add(event.substring(0, event.indexOf(':'))));
    }
  }

  private void ends() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      read(true);
    }
    assertThat(heard)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, written).mapToObj(number -> "red n" + number).toList());
  }

  private void rotate(String how) throws Exception {
    Path configuration = directory.resolve("logrotate.conf");
    Files.writeString(configuration, "%s {\n  rotate 20\n  %s\n}\n".formatted(log.file, how));
    Files.setPosixFilePermissions(configuration, PosixFilePermissions.fromString("rw-r--r--"));
    File said = directory.resolve("said").toFile();
    int status =
        new ProcessBuilder(
                LOGROTATE.toString(),
                "--force",
                "--state",
                directory.resolve("state").toString(),
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(said.toPath())).isZero();
  }
}
