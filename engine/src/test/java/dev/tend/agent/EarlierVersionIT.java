package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.AgentStatus;
import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentClient;
import dev.tend.eventlog.read.EventLine;
import dev.tend.testkit.AgentProcess;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent of this version goes on where one of version 0.1 was killed. */
class EarlierVersionIT {
  @TempDir private Path directory;

  @Test
  void it_goes_on_with_everything_and_tells_nothing_twice() throws Exception {
    EarlierVersion written = EarlierVersion.copyTo(directory);
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String configuration = Files.readString(written.configuration());
    Files.writeString(
        written.configuration(), configuration.replace("127.0.0.1:1", "127.0.0.1:" + port));
    AgentClient client =
        new AgentClient("127.0.0.1:" + port, written.state().resolve(ApiToken.FILE));
    EventFiles events = new EventFiles(written.events());
    try (AgentProcess agent =
        AgentProcess.start(written.configuration(), directory.resolve("agent.log"), Map.of())) {
      agent.until(() -> Files.exists(written.state().resolve(ApiToken.FILE)));
      agent.until(() -> events.of("agent-started").size() == 2);
      agent.until(() -> client.status().overridesInForce() == 4);
      AgentStatus report = client.status();
      assertThat(report.incarnation()).isEqualTo(2);
      // The action that was under way is judged by what is found now.
      agent.until(() -> !judged(events).isEmpty());
      assertThat(agent.stop()).isEqualTo(143);
    }
    // The shared directory is elsewhere now, so that those overrides are told anew.
    for (String kept : EarlierVersion.LOCAL) {
      assertThat(events.all().stream().filter(line -> line.raw().contains("Override " + kept)))
          .as("told once, %s", kept)
          .hasSize(kept.equals("9chkbjy6") ? 2 : 1);
    }
  }

  private static List<EventLine> judged(EventFiles events) throws Exception {
    return events.of("recovery-judged").stream()
        .filter(line -> line.raw().contains("act-1:259"))
        .toList();
  }
}
