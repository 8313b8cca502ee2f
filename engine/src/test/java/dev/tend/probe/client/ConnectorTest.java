package dev.tend.probe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Security;
import dev.tend.definition.value.Settings;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.ProbeRun;
import dev.tend.resolver.AddressLiteral;
import dev.tend.testkit.FreePorts;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whom it speaks against when no connection is made. */
class ConnectorTest {
  private static final String NOBODY = "127.0.0.1";

  /** To a group no TCP connection is possible: the kernel refuses before anything is sent. */
  private static final String IMPOSSIBLE_HERE = "224.0.0.1";

  @Test
  void what_only_this_host_cannot_do_does_not_hide_that_an_address_refused() throws Exception {
    assertThat(dial(NOBODY, IMPOSSIBLE_HERE).errorClass()).isEqualTo(ErrorClass.CONNECTION_REFUSED);
    assertThat(dial(IMPOSSIBLE_HERE, NOBODY).errorClass()).isEqualTo(ErrorClass.CONNECTION_REFUSED);
  }

  @Test
  void where_this_host_can_use_no_address_nothing_is_known_of_the_target() throws Exception {
    Measurement measured = dial(IMPOSSIBLE_HERE);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
  }

  @Test
  void one_address_that_answers_is_enough() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      try (LineConnection made =
          dialler(IMPOSSIBLE_HERE, NOBODY).dial(context(), endpoint(server.getLocalPort()))) {
        assertThat(made.isEncrypted()).isFalse();
      }
    }
  }

  @Test
  void each_failure_speaks_against_the_target_or_against_this_host() {
    assertJudged(new SocketException("Too many open files"), Outcome.INCONCLUSIVE);
    assertJudged(new SocketException("Operation not permitted"), Outcome.INCONCLUSIVE);
    assertJudged(new SocketException("Network is unreachable"), Outcome.INCONCLUSIVE);
    assertJudged(new BindException("Cannot assign requested address"), Outcome.INCONCLUSIVE);
    assertJudged(
        new SocketException("Address family not supported by protocol"), Outcome.INCONCLUSIVE);
    assertJudged(new IOException("No available source port found"), Outcome.INCONCLUSIVE);
    assertJudged(new NoRouteToHostException("No route to host"), Outcome.FAILED);
    assertJudged(new ConnectException("Connection refused"), Outcome.FAILED);
    assertJudged(new SocketException("Connection reset"), Outcome.FAILED);
    assertJudged(new SocketTimeoutException("Connect timed out"), Outcome.TIMED_OUT);
    assertJudged(new ConnectException("Connection timed out"), Outcome.TIMED_OUT);
  }

  private static void assertJudged(IOException failure, Outcome outcome) {
    Measurement judged = ConnectFailures.because("mail.test port 25", failure).measurement();
    assertThat(judged.outcome()).as(failure.toString()).isEqualTo(outcome);
    assertThat(judged.message()).contains("mail.test port 25");
  }

  private static Measurement dial(String... addresses) throws IOException {
    int closed = FreePorts.one();
    return catchThrowableOfType(
            ConversationException.class, () -> dialler(addresses).dial(context(), endpoint(closed)))
        .measurement();
  }

  private static Connector dialler(String... addresses) {
    return new Connector(
        (host, deadline) ->
            Arrays.stream(addresses)
                .map(each -> AddressLiteral.parse(each).orElseThrow())
                .toList());
  }

  private static Endpoint endpoint(int port) {
    return new Endpoint("mail.test", port, Security.NONE);
  }

  private static ConnectionContext context() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    return ConnectionContext.whole(
        new ProbeRun(
            ItemId.of("Mail", "Probe"),
            Settings.none(),
            deadline,
            new CancellationScope(),
            reference -> ""),
        new PhaseTimer());
  }
}
