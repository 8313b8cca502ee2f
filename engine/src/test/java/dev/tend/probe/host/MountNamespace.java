package dev.tend.probe.host;

import dev.tend.probe.HostRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/**
 * A mount namespace of its own, in which root may mount what it likes beside other tests. It lives
 * as long as a process in it.
 */
final class MountNamespace implements AutoCloseable {
  private static final String READY = "ready";

  private final Process keeper;

  private MountNamespace(Process keeper) {
    this.keeper = keeper;
  }

  /** Of this host; without the right to make one the test is aborted, and fails in CI. */
  static MountNamespace ofThisHost() throws IOException, InterruptedException {
    boolean allowed =
        new ProcessBuilder("unshare", "-m", "true").inheritIO().start().waitFor() == 0;
    HostRun.needs(allowed, "right to make a mount namespace: run this as root");
    return keep(List.of());
  }

  /** Another one that begins as this one is, as a service manager makes for a unit. */
  MountNamespace sandbox() throws IOException {
    return keep(entering());
  }

  private static MountNamespace keep(List<String> before) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of("unshare", "-m", "--propagation", "private", "sh", "-c", "echo ready; exec cat"));
    Process keeper =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
    Assertions.assertThat(said.readLine()).isEqualTo(READY);
    return new MountNamespace(keeper);
  }

  /** The command that runs another one in it. */
  List<String> entering() {
    return List.of("nsenter", "-t", String.valueOf(keeper.pid()), "-m", "-r", "--");
  }

  /** The directory of {@code /proc} of a process in it. */
  Path process() {
    return Path.of("/proc", String.valueOf(keeper.pid()));
  }

  /** Runs a command in it, which must succeed. */
  void run(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(entering());
    for (Object word : words) {
      command.add(word.toString());
    }
    Assertions.assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as("%s", command)
        .isZero();
  }

  @Override
  public void close() {
    keeper.destroyForcibly();
  }
}
