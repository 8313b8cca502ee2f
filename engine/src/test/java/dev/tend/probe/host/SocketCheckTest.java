package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.SocketProbeType;
import dev.tend.definition.type.SocketProbeType.Measure;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel of this host tells of real sockets: a service that hangs, and one that works. */
class SocketCheckTest {
  @TempDir private Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void clients_queue_before_a_service_that_hangs_although_each_of_them_is_connected()
      throws Exception {
    ServerSocket service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    open.add(service);
    String port = String.valueOf(service.getLocalPort());
    assertThat(sample(port, Measure.QUEUED)).isZero();
    for (int i = 0; i < 4; i++) {
      connect(service.getLocalPort());
    }
    await().until(() -> sample(port, Measure.QUEUED) == 4);
    assertThat(sample(port, Measure.ESTABLISHED)).as("none of them was taken").isZero();
    open.add(service.accept());
    open.add(service.accept());
    assertThat(sample(port, Measure.QUEUED)).isEqualTo(2);
    assertThat(sample(port, Measure.ESTABLISHED)).isEqualTo(2);
    assertThat(sample(port, Measure.RETRANSMITTING)).isZero();
  }

  @Test
  void a_queue_that_is_full_stays_full_however_many_knock() throws Exception {
    ServerSocket service = new ServerSocket(0, 3, InetAddress.getLoopbackAddress());
    open.add(service);
    for (int i = 0; i < 12; i++) {
      SocketChannel client = SocketChannel.open();
      open.add(client);
      client.configureBlocking(false);
      client.connect(service.getLocalSocketAddress());
    }
    String port = String.valueOf(service.getLocalPort());
    await().until(() -> sample(port, Measure.QUEUED) >= 3);
    assertThat(sample(port, Measure.QUEUED)).as("the kernel keeps one more").isLessThan(6);
  }

  @Test
  void the_same_is_seen_of_a_unix_socket() throws Exception {
    Path name = directory.resolve("service");
    try (ServerSocketChannel service = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      service.bind(UnixDomainSocketAddress.of(name), 5);
      for (int i = 0; i < 3; i++) {
        open.add(SocketChannel.open(UnixDomainSocketAddress.of(name)));
      }
      assertThat(sample(name.toString(), Measure.QUEUED)).isEqualTo(3);
      open.add(service.accept());
      assertThat(sample(name.toString(), Measure.QUEUED)).isEqualTo(2);
      assertThat(sample(name.toString(), Measure.ESTABLISHED)).isEqualTo(1);
    }
    Measurement gone = measure(name.toString(), Measure.QUEUED);
    assertThat(gone.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(gone.message()).isEqualTo("nothing listens on " + name);
  }

  @Test
  void of_two_sockets_on_one_port_the_fuller_one_counts() throws Exception {
    ServerSocket one = new ServerSocket();
    open.add(one);
    one.bind(at(1, 0), 5);
    int port = one.getLocalPort();
    ServerSocket other = new ServerSocket();
    open.add(other);
    other.bind(at(2, port), 5);
    connect(port);
    connect(port);
    await().until(() -> sample(String.valueOf(port), Measure.QUEUED) == 2);
    Measurement measured = measure(String.valueOf(port), Measure.QUEUED);
    assertThat(HostRun.figure(measured, "listeners")).isEqualTo(2);
  }

  @Test
  void nothing_listens_on_a_port_that_was_closed() throws Exception {
    int port;
    try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = service.getLocalPort();
    }
    Measurement measured = measure(String.valueOf(port), Measure.QUEUED);
    assertThat(List.of(measured.outcome(), measured.errorClass()))
        .containsExactly(Outcome.FAILED, SocketCheck.NOT_LISTENING);
  }

  /** A port of one of the addresses of loopback. */
  private static InetSocketAddress at(int last, int port) throws IOException {
    return new InetSocketAddress(
        InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), port);
  }

  private void connect(int port) throws IOException {
    open.add(SocketChannel.open(at(1, port)));
  }

  private static double sample(String listen, Measure measure) throws InterruptedException {
    return measure(listen, measure).sample().orElseThrow();
  }

  private static Measurement measure(String listen, Measure measure) throws InterruptedException {
    return new HostRun()
        .within(Duration.ofSeconds(20))
        .with(SocketProbeType.LISTEN, listen)
        .with(SocketProbeType.MEASURE, measure)
        .of(new SocketCheck(Path.of("/")));
  }
}
