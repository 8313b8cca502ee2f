package dev.tend.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.lab.Door;
import dev.tend.lab.Lab;
import dev.tend.testkit.AgentProcess;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Debian's HAProxy before a real Postfix and another server. The agent beside Postfix is told to
 * take it out of service and to bring it back, as a person does; meanwhile clients send mail
 * through HAProxy, a hundred a second or more. Takes about 15 seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class HaproxyIT {
  private static final Path TEND = Path.of("target", "tend", "bin", "tend").toAbsolutePath();

  @TempDir private Path directory;
  private final int agentCheck = FreePorts.one();
  private final int api = FreePorts.one();
  private final int front = FreePorts.one();
  private final AtomicLong elsewhere = new AtomicLong();

  @BeforeEach
  void haproxy() {
    Haproxy.mustBeHere();
  }

  @Test
  void a_server_is_drained_and_restored_and_no_client_notices() throws Exception {
    Path place = Files.createDirectory(directory.resolve("lab"));
    try (Lab lab = Lab.create(place);
        ScriptedServer other = ScriptedServer.playing(this::takeMail)) {
      lab.configure("postfix/main.cf", "virtual_transport = discard:\n");
      lab.service("postfix", "start");
      int postfix = lab.port(Door.SMTP);
      try (AgentProcess agent = agent();
          Haproxy haproxy =
              Haproxy.start(directory, front, postfix, agentCheck, other.port(), FreePorts.one())) {
        until(() -> haproxy.isUp() && haproxy.server("mx1").agent().contains("up"));
        try (MailClients clients = new MailClients(front)) {
          drained(haproxy, clients);
          assertThat(agent.stop()).isEqualTo(143);
          nobodyNewComes(haproxy, clients);
          try (AgentProcess next = agent()) {
            until(() -> next.said().split("its API is at", -1).length == 3);
            nobodyNewComes(haproxy, clients);
            restored(haproxy);
          }
          assertThat(clients.failures()).isEmpty();
        }
      }
    }
  }

  private void drained(Haproxy haproxy, MailClients clients) throws Exception {
    try (MailSession slow = slowClientOfPostfix()) {
      set("Draining");
      until(() -> haproxy.server("mx1").weight() == 0);
      nobodyNewComes(haproxy, clients);
      assertThat(haproxy.server("mx1").status()).isEqualTo("UP");
      slow.send();

      set("Inactive");
      until(() -> haproxy.server("mx1").status().equals("DOWN (agent)"));
      assertThat(haproxy.server("mx1").agent()).contains("held by Maintenance");
      nobodyNewComes(haproxy, clients);
      slow.send();
    }
    until(() -> haproxy.server("mx1").current() == 0);
  }

  private void restored(Haproxy haproxy) throws Exception {
    set("Active");
    until(() -> haproxy.server("mx1").status().equals("UP"));
    long before = haproxy.server("mx1").sessions();
    until(() -> haproxy.server("mx1").sessions() > before + 20);
    assertThat(haproxy.server("mx1").weight()).isEqualTo(1);
    assertThat(elsewhere.get()).isPositive();
  }

  /** Mail goes on, and none of it to the first server. */
  private static void nobodyNewComes(Haproxy haproxy, MailClients clients) throws Exception {
    long sessions = haproxy.server("mx1").sessions();
    long sent = clients.sent();
    until(() -> clients.sent() > sent + 50);
    assertThat(haproxy.server("mx1").sessions()).isEqualTo(sessions);
    assertThat(clients.failures()).isEmpty();
  }

  private static void until(Callable<Boolean> so) {
    await().atMost(Duration.ofMinutes(2)).until(so);
  }

  /** One whose connection was there before. */
  private MailSession slowClientOfPostfix() throws IOException {
    while (true) {
      MailSession session = new MailSession(front);
      if (session.greeting().contains("Postfix")) {
        return session;
      }
      session.close();
    }
  }

  private AgentProcess agent() throws IOException {
    Path file = directory.resolve("tend.yaml");
    Files.writeString(
        file,
        """
        server: mx1
        healthSets: [%1$s/sets]
        state: %1$s/state
        events: {directory: %1$s/events}
        api: {listen: '127.0.0.1:%2$d'}
        serviceManager: commands
        components: {FrontendTransport: {agentCheck: %3$d}}
        """
            .formatted(directory, api, agentCheck));
    Files.createDirectories(directory.resolve("sets"));
    return AgentProcess.start(file, directory.resolve("agent.log"));
  }

  /** As an administrator of Exchange types it. */
  private void set(String state) throws IOException, InterruptedException {
    typed(
        "Set-ServerComponentState",
        "mx1",
        "-Component",
        "FrontendTransport",
        "-State",
        state,
        "-Requester",
        "Maintenance");
  }

  private void typed(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(TEND.toString()));
    line.addAll(List.of(words));
    line.addAll(List.of("--config", directory.resolve("tend.yaml").toString()));
    Process typed = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(typed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(typed.waitFor()).as(said).isZero();
  }

  private void takeMail(ScriptedServer.Peer peer) throws IOException {
    peer.send("220 other.test.local ESMTP\r\n");
    boolean data = false;
    String line = "";
    while (!line.equals("QUIT") || data) {
      line = peer.line();
      if (data && line.equals(".")) {
        data = false;
        elsewhere.incrementAndGet();
        peer.send("250 taken\r\n");
      } else if (!data && line.equals("DATA")) {
        data = true;
        peer.send("354 go on\r\n");
      } else if (!data) {
        peer.send(line.equals("QUIT") ? "221 bye\r\n" : "250 well\r\n");
      }
    }
  }
}
