package dev.tend.samples.overrides;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A POSIX shell in which {@code tend} is the program that the build made. */
final class Shell {
  private static final Path PROGRAM = Path.of("../engine/target/tend/bin").toAbsolutePath();

  private final Path configuration;

  /** What a command came to. */
  record Run(int status, String out, String err) {}

  Shell(Path configuration) {
    this.configuration = configuration;
  }

  /** Runs a line as a person types it. */
  Run type(String line) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder("/bin/sh", "-c", line)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("TEND_CONFIG", configuration.toString());
      builder.environment().merge("PATH", PROGRAM.toString(), (path, first) -> first + ":" + path);
      Process process = builder.start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("not done within two minutes: " + line);
      }
      return new Run(process.exitValue(), read(out), read(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
