package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.definition.type.TlsCertificateProbeType.Protocol;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.TlsScripts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS below mail protocols by which other clients get on, and that of the JDK does not. */
@Timeout(30)
class TlsOfMailTest {
  @Test
  void a_mail_server_that_warns_of_an_unrecognized_name_and_goes_on_is_well() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              agreeToTls(peer);
              TlsScripts.warn(peer);
              peer.line();
              peer.send("250 hi\r\n");
              peer.line();
              peer.send("221 bye\r\n");
            })) {
      Measurement measured = TestRun.at("smtp", server).with(Security.STARTTLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              TlsScripts.warn(peer);
              peer.send("+OK hi\r\n");
              peer.line();
              peer.send("+OK bye\r\n");
            })) {
      Measurement measured = TestRun.at("pop3", server).with(Security.TLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void its_certificate_is_seen() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              agreeToTls(peer);
              TlsScripts.warn(peer);
              peer.line();
              peer.send("250 hi\r\n");
              peer.line();
            })) {
      Measurement measured =
          TestRun.at("tls-certificate", server)
              .with(TlsCertificateProbeType.PROTOCOL, Protocol.SMTP)
              .with(TlsCertificateProbeType.SERVER_NAME, TlsScripts.HOST)
              .trusting(TlsScripts.TRUSTED)
              .measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(measured.sample()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, tls", "TLSv1.3, greeting"})
  void a_mail_server_that_wants_a_certificate_cannot_be_judged(String version, String phase)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(peer -> TlsScripts.demand(peer, version))) {
      Measurement measured = TestRun.at("smtp", server).with(Security.TLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.errorClass()).isEqualTo(ErrorClass.TLS_FAILED);
      assertThat(measured.phase()).isEqualTo(phase);
    }
  }

  @Test
  void so_is_one_that_says_so_once_TLS_is_up() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              agreeToTls(peer);
              peer.encrypt(TlsScripts.context());
              peer.line();
              peer.send("421 4.7.1 mx.test Error: No client certificate presented\r\n");
            })) {
      Measurement measured = TestRun.at("smtp", server).with(Security.STARTTLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("wants encryption, a certificate");
    }
  }

  @Test
  void a_cipher_that_others_know_is_seen_after_STARTTLS_too() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              agreeToTls(peer);
              TlsScripts.insistOnTripleDes(peer);
            })) {
      Measurement measured = TestRun.at("smtp", server).with(Security.STARTTLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("handshake_failure", "suite 0x000A", "others may");
    }
  }

  @Test
  void a_server_that_refuses_everybody_after_STARTTLS_has_failed() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              agreeToTls(peer);
              TlsScripts.refuse(peer, 40);
            })) {
      Measurement measured = TestRun.at("smtp", server).with(Security.STARTTLS).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.FAILED);
      assertThat(measured.errorClass()).isEqualTo(ErrorClass.TLS_FAILED);
    }
  }

  /** Reads no further than the line that asks for it. */
  private static void agreeToTls(ScriptedServer.Peer peer) throws IOException {
    peer.send("220 hi\r\n");
    peer.plainLine();
    peer.send("250-hi\r\n250 STARTTLS\r\n");
    peer.plainLine();
    peer.send("220 go\r\n");
  }
}
