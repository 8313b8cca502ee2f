package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.HttpProbeType;
import dev.tend.definition.type.LdapProbeType;
import dev.tend.definition.type.Security;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.TlsScripts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS by which other clients get on, and that of the JDK does not. */
@Timeout(30)
class HttpsProbeTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void a_server_that_warns_of_an_unrecognized_name_and_goes_on_is_well() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              TlsScripts.warn(peer);
              answer(peer, OK);
            })) {
      Measurement measured = https(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void a_directory_that_warns_of_an_unrecognized_name_is_spoken_to() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              TlsScripts.warn(peer);
              peer.line();
            })) {
      Measurement measured =
          new NetRun("ldap")
              .with(LdapProbeType.PORT, server.port())
              .with(ConnectionProperties.SECURITY, Security.TLS)
              .with(LdapProbeType.BASE_DN, "dc=example,dc=org")
              .hasty()
              .measure();
      assertThat(measured.phase()).as(measured.message()).isEqualTo("bind");
    }
  }

  @Test
  void a_server_that_ends_without_a_farewell_is_well() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TlsScripts.context());
              answer(peer, "HTTP/1.1 200 OK\r\n\r\nok");
            })) {
      Measurement measured = https(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_server_that_wants_a_certificate_of_its_clients_cannot_be_judged(String version)
      throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              TlsScripts.demand(peer, version);
              answer(peer, OK);
            })) {
      expect(https(server), "Inconclusive", "wants a certificate of its clients");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 Bad Request", "403 Forbidden"})
  void so_is_one_that_says_so_in_HTTP(String status) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TlsScripts.context(), socket -> socket.setWantClientAuth(true));
              answer(peer, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            })) {
      expect(https(server), "Inconclusive", "wants a certificate of its clients");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40, localhost, Failed, handshake_failure",
    "80, localhost, Failed, internal_error",
    "70, localhost, Inconclusive, others may offer more",
    "71, localhost, Inconclusive, others may offer more",
    "120, localhost, Inconclusive, others may offer more",
    "112, 127.0.0.1, Inconclusive, that its users know",
    "112, localhost, Inconclusive, that its users know",
    "112, mail.example.org, Failed, unrecognized_name",
  })
  void a_fatal_alert_speaks_against_the_server_or_the_client(
      int alert, String host, String outcome, String said) throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(peer -> TlsScripts.refuse(peer, alert))) {
      expect(https(host, server), outcome, said);
    }
  }

  @Test
  void a_server_that_speaks_only_what_others_know_cannot_be_judged() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(TlsScripts::insistOnTripleDes)) {
      expect(https(server), "Inconclusive", "TLS 1.2 with the cipher suite 0x000A");
    }
    try (ScriptedServer server = ScriptedServer.playing(TlsScripts::insistOnTls10)) {
      expect(https(server), "Inconclusive", "refuses what others may accept");
    }
  }

  @Test
  void a_server_that_speaks_no_TLS_has_failed() throws Exception {
    try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      expect(https(server), "Failed", "TLS with");
    }
  }

  private static void answer(ScriptedServer.Peer peer, String answer) throws IOException {
    while (!peer.line().isEmpty()) {}
    peer.send(answer);
  }

  private static NetRun https(ScriptedServer server) {
    return https("127.0.0.1", server);
  }

  private static NetRun https(String host, ScriptedServer server) {
    return new NetRun("http")
        .with(HttpProbeType.URL, "https://" + host + ":" + server.port() + "/");
  }

  private static void expect(NetRun run, String outcome, String said) throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome().text()).as(measured.message()).isEqualTo(outcome);
    assertThat(measured.message()).contains(said);
  }
}
