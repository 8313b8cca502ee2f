package dev.tend.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.ComponentState;
import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real sockets, whose owners are load balancers, or pretend to be. */
class BalancerListenerTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final Map<String, BalancerAnswer> states = new ConcurrentHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void haproxy_is_told_a_line_which_leaves_the_state_that_people_set_alone() throws IOException {
    int port = agentCheck("SmtpIn");
    assertThat(ask(port, "")).as("while nothing is known").isEmpty();
    is("SmtpIn", ComponentState.ACTIVE, "");
    assertThat(ask(port, "")).isEqualTo("up 100%\n");
    is("SmtpIn", ComponentState.DRAINING, "held by Maintenance");
    assertThat(ask(port, "")).isEqualTo("up 0%\n");
    is("SmtpIn", ComponentState.INACTIVE, "held by Maintenance");
    assertThat(ask(port, "")).isEqualTo("down #SmtpIn is Inactive: held by Maintenance\n");
    states.clear();
    assertThat(ask(port, "")).as("of a component that is gone").isEmpty();
  }

  @Test
  void what_haproxy_sends_with_agent_send_does_not_cost_it_the_answer() throws IOException {
    is("SmtpIn", ComponentState.ACTIVE, "");
    assertThat(ask(agentCheck("SmtpIn"), "be_smtp\n".repeat(300))).isEqualTo("up 100%\n");
  }

  @Test
  void by_http_a_component_is_there_or_not() throws IOException {
    int port = healthCheck();
    is("SmtpIn", ComponentState.ACTIVE, "");
    assertThat(get(port, "/health/SmtpIn"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Connection: close\r\n")
        .endsWith("\r\n\r\nSmtpIn is Active\n");
    is("SmtpIn", ComponentState.DRAINING, "held by Maintenance");
    assertThat(get(port, "/health/smtpin?x=1"))
        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
        .endsWith("SmtpIn is Draining: held by Maintenance\n");
    is("SmtpIn", ComponentState.INACTIVE, "held by Maintenance");
    assertThat(ask(port, "HEAD /health/SmtpIn HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("\r\n\r\n");
    states.put("smtpin", new BalancerAnswer("SmtpIn", Optional.empty(), "cannot be opened"));
    assertThat(get(port, "/health/SmtpIn")).startsWith("HTTP/1.1 503 ").contains("not known yet");
  }

  @Test
  void by_http_mistakes_are_explained() throws IOException {
    int port = healthCheck();
    assertThat(get(port, "/health/SmtpOut"))
        .startsWith("HTTP/1.1 404 ")
        .endsWith("there is no component SmtpOut\n");
    assertThat(get(port, "/")).startsWith("HTTP/1.1 404 ").contains("/health/NAME");
    assertThat(get(port, "/health/../etc")).startsWith("HTTP/1.1 404 ");
    assertThat(ask(port, "OPTIONS / HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("GET and HEAD");
    assertThat(ask(port, "EHLO x\r\n\r\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void garbage_harms_nobody() throws IOException {
    int port = healthCheck();
    is("SmtpIn", ComponentState.ACTIVE, "");
    Random random = new Random(9426);
    for (int round = 0; round < 50; round++) {
      byte[] octets = new byte[random.nextInt(6000)];
      random.nextBytes(octets);
      String heap = new String(octets, StandardCharsets.ISO_8859_1);
      assertThat(ask(port, heap + "\n\n")).doesNotContain(" 200 ");
    }
    assertThat(ask(port, "GET /health/SmtpIn HTTP/1.1\r\nX: " + "y".repeat(9000) + "\r\n\r\n"))
        .doesNotContain(" 200 ");
    assertThat(get(port, "/health/SmtpIn")).contains(" 200 ");
  }

  @Test
  void slow_ones_are_hung_up_on_and_meanwhile_take_nobody_elses_place() throws IOException {
    int port = healthCheck();
    is("SmtpIn", ComponentState.ACTIVE, "");
    List<Socket> slow = new ArrayList<>();
    for (int one = 0; one < BalancerListener.OF_ONE_ADDRESS; one++) {
      slow.add(connect(port, "127.0.0.1"));
      slow.getLast().getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
    }
    // From its ninth connection on it is hung up on at once; another address is not concerned.
    await().untilAsserted(() -> assertThat(get(port, "/health/SmtpIn")).isEmpty());
    try (Socket other = connect(port, "127.0.0.2")) {
      assertThat(said(other, "GET /health/SmtpIn HTTP/1.1\r\n\r\n")).contains(" 200 ");
    }
    Thread drips = Thread.ofVirtual().start(() -> drip(slow.getFirst()));
    for (Socket one : slow) {
      assertThat(said(one, "")).doesNotContain("200");
    }
    drips.interrupt();
    await().untilAsserted(() -> assertThat(get(port, "/health/SmtpIn")).contains(" 200 "));
  }

  @Test
  void whoever_is_not_allowed_is_hung_up_on() throws IOException {
    is("SmtpIn", ComponentState.ACTIVE, "");
    int port = agentCheck("SmtpIn");
    try (Socket stranger = connect(port, "127.0.0.9")) {
      assertThat(said(stranger, "")).isEmpty();
    }
  }

  @Test
  void a_port_that_is_taken_is_had_as_soon_as_it_is_free() throws IOException {
    is("SmtpIn", ComponentState.ACTIVE, "");
    int port = FreePorts.one();
    BalancerListener late;
    try (ServerSocket other = new ServerSocket(port, 1, HERE)) {
      late = listen(port, new AgentCheck("SmtpIn", answers()));
      assertThat(late.trouble()).hasValueSatisfying(why -> assertThat(why).contains("" + port));
      assertThat(other.isBound()).isTrue();
    }
    await().until(() -> late.trouble().isEmpty());
    assertThat(ask(port, "")).isEqualTo("up 100%\n");
  }

  private void is(String component, ComponentState state, String reason) {
    states.put(
        component.toLowerCase(Locale.ROOT),
        new BalancerAnswer(component, Optional.of(state), reason));
  }

  private ComponentAnswers answers() {
    return (component, asker) ->
        Optional.ofNullable(states.get(component.toLowerCase(Locale.ROOT)));
  }

  private int agentCheck(String component) {
    int port = FreePorts.one();
    listen(port, new AgentCheck(component, answers()));
    return port;
  }

  private int healthCheck() {
    int port = FreePorts.one();
    listen(port, new HealthCheck(answers()));
    return port;
  }

  private BalancerListener listen(int port, BalancerListener.Protocol protocol) {
    BalancerListener listener =
        BalancerListener.start(
            new InetSocketAddress(HERE, port),
            asker -> !asker.getHostAddress().equals("127.0.0.9"),
            protocol);
    open.add(listener);
    return listener;
  }

  /** Never silent for long. */
  private static void drip(Socket socket) {
    try {
      while (true) {
        socket.getOutputStream().write('x');
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static String get(int port, String path) throws IOException {
    return ask(port, "GET " + path + " HTTP/1.1\r\nHost: mx1\r\n\r\n");
  }

  private static String ask(int port, String request) throws IOException {
    try (Socket socket = connect(port, "127.0.0.1")) {
      return said(socket, request);
    }
  }

  private static Socket connect(int port, String from) throws IOException {
    return new Socket(HERE, port, InetAddress.getByName(from), 0);
  }

  /** Sends a text and reads until the connection ends, in whatever way. */
  private static String said(Socket socket, String request) throws IOException {
    StringBuilder said = new StringBuilder();
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      int next = socket.getInputStream().read();
      while (next >= 0) {
        said.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (SocketException hungUp) {
      said.append("");
    }
    return said.toString();
  }
}
