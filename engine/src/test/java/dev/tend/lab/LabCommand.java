package dev.tend.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What {@code samples/lab/lab} answered.
 *
 * @param status the exit status
 * @param output all that it printed, both streams as they came
 */
public record LabCommand(int status, String output) {
  /** The exit status that says: not on this machine as it is. */
  static final int NOT_HERE = 77;

  /** The program, found from the directory of the module in which tests run. */
  static final Path LAB = Path.of("..", "samples", "lab", "lab").toAbsolutePath().normalize();

  /**
   * Runs one command to its end. The output is read through a pipe, so that a server which kept it
   * open would be noticed here.
   *
   * @throws IllegalStateException when it has not ended after two minutes
   */
  static LabCommand run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(LAB.toString()));
    line.addAll(List.of(arguments));
    return run(line);
  }

  /** What another program of this machine prints. */
  static String output(String... line) {
    return run(List.of(line)).orFail().output();
  }

  private static LabCommand run(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> textOf(process));
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end: " + line);
      }
      return new LabCommand(process.exitValue(), output.get(10, TimeUnit.SECONDS));
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + line, exception);
    } catch (ExecutionException | TimeoutException exception) {
      throw new IllegalStateException("somebody keeps the output open of " + line, exception);
    }
  }

  private static String textOf(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  /**
   * This answer, when it was good.
   *
   * @throws IllegalStateException with all that was printed, when it was not
   */
  LabCommand orFail() {
    if (status != 0) {
      throw new IllegalStateException("the lab says, with exit status " + status + ": " + output);
    }
    return this;
  }
}
