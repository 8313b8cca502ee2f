package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Fifty of every hostile server at once do not fill the memory of a small agent. */
@Isolated("floods all that the machine has")
class CrowdOfHostileServersIT {
  @Test
  void a_small_heap_is_enough(@TempDir Path directory) throws Exception {
    List<ScriptedServer> servers = new ArrayList<>();
    Path output = directory.resolve("output");
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx48m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CrowdOfProbes.class.getName()));
      for (HostileTarget target : HostileTarget.all()) {
        ScriptedServer server = ScriptedServer.playing(target.script());
        servers.add(server);
        command.add(String.valueOf(server.port()));
      }
      Process child =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = child.waitFor(180, TimeUnit.SECONDS);
      child.destroyForcibly();
      assertThat(ended).as("ended by itself").isTrue();
      assertThat(Files.readString(output, StandardCharsets.UTF_8))
          .doesNotContain("OutOfMemoryError")
          .endsWith(CrowdOfProbes.DONE + "\n");
      assertThat(child.exitValue()).isZero();
    } finally {
      for (ScriptedServer server : servers) {
        server.close();
      }
    }
  }
}
