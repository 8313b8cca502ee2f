package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentClient;
import dev.tend.api.client.AgentException;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.MonitorHealth;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.MonitorState;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import dev.tend.testkit.AgentProcess;
import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory with all that an agent needs, and the posts it watches. Each post has a health set
 * {@code Post0}, {@code Post1} …; its act takes a moment, leaves a line in {@link #acts}, and mends
 * the post.
 */
final class Yard implements AutoCloseable {
  private final Path root;
  private final Posts posts;
  private final PageSink pages;
  private final int port;
  private String state;
  private String events;
  private String further = "";
  private String name = "yard";

  Yard(Path root, int posts) throws IOException {
    this.root = root;
    this.posts = new Posts(root, posts);
    this.pages = new PageSink();
    this.port = FreePorts.one();
    this.state = root.resolve("state").toString();
    this.events = root.resolve("events").toString();
    Files.createDirectories(root.resolve("sets"));
    script("mend", "sleep 0.4");
    for (int post = 0; post < posts; post++) {
      set("post" + post, definition(post));
    }
  }

  /**
   * Raises on the third failure alone, for a test in which a probe may be late for other reasons.
   */
  void patient() throws IOException {
    for (int post = 0; post < posts.number(); post++) {
      set(
          "post" + post,
          definition(post).replace("monitoringThreshold: 1", "monitoringThreshold: 3"));
    }
  }

  /** The act, which lasts as long as this line of shell: says when it overlaps with another one. */
  void script(String name, String lasting) throws IOException {
    Path script = root.resolve(name);
    Files.writeString(
        script,
        """
        #!/bin/sh
        cd %s || exit 1
        mkdir acting 2>/dev/null || echo "overlap $1" >> acts
        echo "start $1 $$" >> acts
        %s
        rm -f broken-$1
        echo "end $1 $$" >> acts
        rmdir acting
        """
            .formatted(root, lasting));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void set(String name, String text) throws IOException {
    Files.writeString(root.resolve("sets").resolve(name + ".yaml"), text);
  }

  /** Another name of the server. */
  Yard named(String server) {
    name = server;
    return this;
  }

  /** The agent's own files lie here instead. */
  Yard keepingStateIn(Path directory) {
    state = directory.toString();
    return this;
  }

  Yard writingEventsTo(Path directory) {
    events = directory.toString();
    return this;
  }

  /** Adds lines to the configuration. */
  Yard saying(String lines) {
    further = lines;
    return this;
  }

  AgentProcess start() throws IOException {
    return start(Map.of());
  }

  AgentProcess start(Map<String, String> environment) throws IOException {
    return AgentProcess.start(configuration(), root.resolve("agent.log"), environment);
  }

  Path configuration() throws IOException {
    return Files.writeString(
        root.resolve("tend.yaml"),
        """
        server: %s
        healthSets: [%s]
        state: %s
        events: {directory: %s}
        api: {listen: '127.0.0.1:%d'}
        recoveryActions: act
        startupGrace: 0s
        limits: {actionsPerHour: 1000, actionsPerDay: 1000}
        serviceManager: commands
        webhooks: [{url: 'http://127.0.0.1:%d/'}]
        %s
        """
            .formatted(name, root.resolve("sets"), state, events, port, pages.port(), further));
  }

  Posts posts() {
    return posts;
  }

  PageSink pages() {
    return pages;
  }

  Path root() {
    return root;
  }

  int port() {
    return port;
  }

  EventFiles events() {
    return new EventFiles(Path.of(events));
  }

  /** What acts left behind, a line each. */
  List<String> acts() throws IOException {
    Path acts = root.resolve("acts");
    return Files.exists(acts) ? Files.readAllLines(acts) : List.of();
  }

  /** How many acts have begun. */
  long begun() throws IOException {
    return acts().stream().filter(line -> line.startsWith("start")).count();
  }

  StoredState stored() throws StateException {
    return StateStore.read(Path.of(state), Types.builtIn());
  }

  /** What the agent says of one of its monitors; empty while it does not answer. */
  Optional<MonitorState> state(String set, String monitor) {
    try {
      return client()
          .health(new ItemFilter(Optional.of(set), Optional.empty(), Optional.empty()))
          .monitors()
          .stream()
          .filter(one -> one.monitor().equals(monitor))
          .map(MonitorHealth::state)
          .findFirst();
    } catch (AgentException unanswered) {
      return Optional.empty();
    }
  }

  /** What the agent says of itself; empty while it does not answer. */
  Optional<AgentStatus> status() {
    try {
      return Optional.of(client().status());
    } catch (AgentException unanswered) {
      return Optional.empty();
    }
  }

  /** The agent's API. */
  AgentClient client() {
    return new AgentClient("127.0.0.1:" + port, Path.of(state, ApiToken.FILE));
  }

  /** The page of metrics; empty while the agent does not answer. */
  String metrics() throws InterruptedException {
    try {
      URI page = URI.create("http://127.0.0.1:" + port + "/metrics");
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException unanswered) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    posts.close();
    pages.close();
  }

  private String definition(int post) {
    return """
    healthSet: Post%1$d
    healthGroup: CustomerTouchPoints
    description: A post of the test.
    runbook: Look at the test.
    probes:
      - {name: Greeting, type: smtp, description: Says hello., recurrenceInterval: 1s,
         timeout: 900ms, host: 127.0.0.1, port: %2$d}
    monitors:
      - name: Greets
        type: consecutive-probe-failures
        aspect: availability
        description: It does not say hello.
        probes: [Greeting]
        monitoringInterval: 30s
        monitoringThreshold: 1
        recoveryThreshold: 1
        stateTransitions: {degraded: 0s, unhealthy: 1s}
    responders:
      - {name: Mend, type: run-command, description: Mends it., monitor: Greets,
         targetHealthState: Degraded, command: [%3$s, '%1$d'], resource: 'post:%1$d', warmUp: 0s,
         verifyWithin: 2s, stableFor: 0s, attempts: 50, timeout: 20s,
         throttle: {minimumBetweenAttempts: 0s, maximumPerHour: 1000, maximumPerDay: 1000}}
      - {name: Page, type: escalate, description: Says so., monitor: Greets,
         targetHealthState: Unhealthy}
    """
        .formatted(post, posts.port(post), root.resolve("mend"));
  }
}
