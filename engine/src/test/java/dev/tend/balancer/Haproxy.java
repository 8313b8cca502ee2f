package dev.tend.balancer;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's HAProxy with the configuration of the samples, on ports of loopback. */
final class Haproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
  private static final Path SAMPLE = Path.of("../samples/balancer/haproxy.cfg");

  private final Process process;
  private final Path socket;

  /**
   * What it knows of a server.
   *
   * @param status such as {@code UP} or {@code DOWN (agent)}
   * @param weight 0: no new clients
   * @param sessions how many clients it has been given
   * @param current how many of them are there
   * @param agent what its agent said last
   */
  record Server(String status, int weight, long sessions, int current, String agent) {}

  private Haproxy(Process process, Path socket) {
    this.process = process;
    this.socket = socket;
  }

  /** Fails under CI, and elsewhere skips the test, where there is no HAProxy. */
  static void mustBeHere() {
    if (!Files.isExecutable(PROGRAM)) {
      String message = "NOT TESTED AGAINST HAPROXY: run samples/setup/packages tests";
      if (System.getenv("CI") != null) {
        Assertions.fail(message);
      }
      System.err.println(message);
      Assumptions.abort(message);
    }
  }

  /**
   * Starts one.
   *
   * @param directory for its files
   * @param port where clients come
   * @param first the SMTP port of the first server
   * @param agentCheck where the agent of the first server answers
   * @param second the SMTP port of the second server, whose agent never answers
   * @param silent a port where nobody answers
   */
  static Haproxy start(Path directory, int port, int first, int agentCheck, int second, int silent)
      throws IOException {
    Path socket = directory.resolve("haproxy.sock");
    Path configuration =
        Files.writeString(
            directory.resolve("haproxy.cfg"),
            Files.readString(SAMPLE)
                .replace("/run/haproxy/admin.sock", socket.toString())
                .replace("bind :25", "bind 127.0.0.1:" + port)
                .replace("inter 5s", "inter 300ms")
                .replace("agent-inter 2s", "agent-inter 200ms")
                .replace("mx1 10.0.0.11:25", "mx1 127.0.0.1:" + first + agent(agentCheck))
                .replace("mx2 10.0.0.12:25", "mx2 127.0.0.1:" + second + agent(silent)));
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "-db", "-f", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("haproxy.log").toFile())
            .start();
    return new Haproxy(process, socket);
  }

  private static String agent(int port) {
    return " agent-port " + port;
  }

  /** What it knows of a server of the sample now. */
  Server server(String name) throws IOException {
    List<String> lines = ask("show stat").lines().toList();
    List<String> keys = cells(lines.getFirst().replaceFirst("^# ", ""));
    List<String> row =
        lines.stream()
            .filter(line -> line.startsWith("smtp," + name + ","))
            .map(Haproxy::cells)
            .findFirst()
            .orElseThrow();
    return new Server(
        row.get(keys.indexOf("status")),
        Integer.parseInt(row.get(keys.indexOf("weight"))),
        Long.parseLong(row.get(keys.indexOf("stot"))),
        Integer.parseInt(row.get(keys.indexOf("scur"))),
        row.get(keys.indexOf("last_agt")));
  }

  /** What it answers to a command on its socket. */
  String ask(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  boolean isUp() {
    return process.isAlive() && Files.exists(socket);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
