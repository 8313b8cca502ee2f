package dev.tend.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.lab.Lab;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A lab and an agent that watches and repairs it. */
final class Scene implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Lab lab;
  private final AgentProcess agent;
  private final Path events;

  private Scene(Lab lab, AgentProcess agent) {
    this.lab = lab;
    this.agent = agent;
    this.events = lab.directory().resolve("tend/events");
  }

  /**
   * Starts both; returns once the agent shows all of the lab healthy.
   *
   * @param parameters further ones of health sets, such as {@code Dns.restartResolver: false}
   */
  static Scene start(String... parameters) throws IOException {
    Lab lab = Lab.start();
    AgentProcess agent;
    try {
      configure(lab.agentConfiguration(), parameters);
      agent = AgentProcess.start(lab.agentConfiguration(), lab.directory().resolve("log/agent"));
    } catch (IOException | RuntimeException exception) {
      lab.close();
      throw exception;
    }
    Scene scene = new Scene(lab, agent);
    try {
      scene.settled(0);
    } catch (AssertionError | RuntimeException exception) {
      scene.close();
      throw exception;
    }
    return scene;
  }

  private static void configure(Path file, String... parameters) throws IOException {
    String among = "parameters:\n  " + String.join("\n  ", parameters) + "\n";
    Files.writeString(file, Files.readString(file).replace("parameters:\n", among));
  }

  Lab lab() {
    return lab;
  }

  Chronicle chronicle() throws IOException {
    return Chronicle.of(events);
  }

  /**
   * Waits until something can be asserted of the event files.
   *
   * @param since the event after which a failure tells what happened
   */
  void until(long since, Consumer<Chronicle> assertions) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .failFast(agent::mustLive)
        .untilAsserted(
            () -> {
              Chronicle chronicle = chronicle();
              try {
                assertions.accept(chronicle);
              } catch (AssertionError error) {
                throw new AssertionError(error.getMessage() + "\n" + chronicle.told(since), error);
              }
            });
  }

  /** Waits until every monitor is healthy, and every probe succeeded twice after an event. */
  void settled(long event) {
    until(
        event,
        chronicle -> {
          assertThat(ofLab(chronicle.states()))
              .containsKeys(
                  "Smtp\\SmtpSelfTestMonitor",
                  "Imap\\ImapDeepTestMonitor",
                  "Pop3\\Pop3DeepTestMonitor",
                  "Submission\\SubmissionLogInMonitor",
                  "Auth\\AuthSelfTestMonitor",
                  "MailFlow\\MailFlowCtpMonitor",
                  "Dns\\DnsResolverMonitor",
                  "Directory\\DirectorySelfTestMonitor")
              .allSatisfy((monitor, state) -> assertThat(state).as(monitor).isEqualTo("Healthy"));
          assertThat(ofLab(chronicle.successes(event)))
              .allSatisfy((probe, count) -> assertThat(count).as(probe).isGreaterThanOrEqualTo(2));
        });
  }

  /** Leaves out what the agent says of itself, which depends on how busy this machine is. */
  private static <V> Map<String, V> ofLab(Map<String, V> byItem) {
    Map<String, V> ofLab = new LinkedHashMap<>(byItem);
    ofLab.keySet().removeIf(item -> item.startsWith("Monitoring\\"));
    return ofLab;
  }

  @Override
  public void close() {
    agent.close();
    lab.close();
  }
}
