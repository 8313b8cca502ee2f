package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import dev.tend.time.CancellationScope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, the result is bounded, and names what it did. */
class HostileServerTest {

  @ParameterizedTest
  @MethodSource("dev.tend.probe.mail.HostileTarget#all")
  void the_result_names_what_the_server_did(HostileTarget target) throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(target.script())) {
      assertThat(target.complaint(target.at(server.port(), Duration.ofSeconds(1)).measure()))
          .isEmpty();
    }
  }

  @Test
  void a_good_certificate_is_well_for_its_name_and_its_address() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TestCertificates.GOOD.context());
              peer.hang();
            })) {
      for (String name : new String[] {TestCertificates.NAME, "127.0.0.1", "MAIL.example.org."}) {
        Measurement measured =
            TestRun.at("tls-certificate", server)
                .with(TlsCertificateProbeType.SERVER_NAME, name)
                .measure();
        assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(measured.sample().orElseThrow()).isBetween(27 * 86_400.0, 30 * 86_400.0);
      }
    }
  }

  @Test
  void nobody_listens() throws Exception {
    int port = FreePorts.one();
    Measurement measured = TestRun.at("tcp", port).measure();
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CONNECTION_REFUSED);
    assertThat(measured.phase()).isEqualTo("connect");
    assertThat(TestRun.at("tls-certificate", port).measure().outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_name_that_is_not_resolved_says_nothing_about_the_server() throws Exception {
    Measurement measured =
        TestRun.at("smtp", 25).with(ConnectionProperties.HOST, "gone.example.org").measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.NAME_NOT_RESOLVED);
  }

  @Test
  void abandoning_a_run_ends_it() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              connected.countDown();
              peer.hang();
            })) {
      CancellationScope scope = new CancellationScope();
      CompletableFuture<String> ended = new CompletableFuture<>();
      Thread.startVirtualThread(
          () -> {
            try {
              ended.complete(TestRun.at("smtp", server).measure(scope).message());
            } catch (InterruptedException expected) {
              ended.complete("interrupted");
            }
          });
      assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
      scope.abandon();
      assertThat(ended.get(9, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }
  }

  @Test
  void a_setting_that_holds_a_line_break_is_not_sent() throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting("220 hi\r\n", "250 hi\r\n")) {
      Measurement measured =
          TestRun.at("smtp", server)
              .with(dev.tend.definition.type.SmtpProbeType.HELLO_NAME, "a\r\nQUIT")
              .measure();
      assertThat(measured.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
    }
  }
}
