package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.protocol.SearchResultReferenceProtocolOp;
import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.LdapProbeType;
import dev.tend.definition.type.Security;
import dev.tend.testkit.FreePorts;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LdapProbeTest {
  private static final String BASE = "dc=example,dc=org";
  private static final String PROBE = "cn=probe," + BASE;

  private InMemoryDirectoryServer directory;

  @BeforeEach
  void start() throws Exception {
    var config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials(PROBE, NetRun.PASSWORD);
    config.setListenerConfigs(
        new InMemoryListenerConfig("test", InetAddress.getLoopbackAddress(), 0, null, null, null));
    directory = new InMemoryDirectoryServer(config);
    directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
    for (String name : List.of("alice", "bob")) {
      directory.add(
          "dn: uid=" + name + "," + BASE,
          "objectClass: inetOrgPerson",
          "uid: " + name,
          "cn: " + name,
          "sn: " + name);
    }
    directory.startListening();
  }

  @AfterEach
  void stop() {
    directory.shutDown(true);
  }

  @Test
  void a_bind_and_an_entry_succeed_with_the_time_of_each_phase() throws Exception {
    Measurement measured = run().with(LdapProbeType.FILTER, "(uid=alice)").measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.metrics())
        .extracting("name")
        .containsExactly("phase.connect", "phase.bind", "phase.search");
    assertThat(loggedIn(PROBE).measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void more_entries_than_wanted_are_a_success() throws Exception {
    assertThat(run().with(LdapProbeType.FILTER, "(uid=*)").measure().outcome())
        .isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void no_entry_and_no_base_are_wrong_answers() throws Exception {
    assertFailed(
        run().with(LdapProbeType.FILTER, "(uid=nobody)"), ErrorClass.WRONG_ANSWER, "search");
    assertFailed(
        run().with(LdapProbeType.BASE_DN, "dc=elsewhere"), ErrorClass.WRONG_ANSWER, "search");
  }

  @Test
  void the_probes_own_account_refused_says_nothing_of_the_server() throws Exception {
    Measurement measured = loggedIn("uid=alice," + BASE).measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CREDENTIALS_REFUSED);
    assertThat(measured.message()).doesNotContain(NetRun.PASSWORD);
  }

  @Test
  void a_filter_that_is_none_says_nothing_of_the_server() throws Exception {
    assertThat(run().with(LdapProbeType.FILTER, "(uid=").measure().outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({"51, ServiceRefused", "52, ServiceRefused", "53, ServiceRefused", "80, WrongAnswer"})
  void a_directory_that_is_busy_or_unavailable_does_not_serve(int code, String errorClass)
      throws Exception {
    byte[] answer =
        new LDAPMessage(1, new BindResponseProtocolOp(code, null, "not now", List.of(), null))
            .encode()
            .encode();
    try (var server = ScriptedServer.answering(new String(answer, StandardCharsets.ISO_8859_1))) {
      assertFailed(at(server), errorClass, "bind");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          19 | Exceed password retry limit. Please try later.     | CredentialsRefused
          53 | Account inactivated. Contact system administrator. | CredentialsRefused
           7 | only SASL/EXTERNAL authentication supported        | CannotMeasure
          """)
  void an_account_that_is_locked_or_a_bind_that_is_not_taken_says_nothing_of_the_directory(
      int code, String diagnostic, String errorClass) throws Exception {
    byte[] answer =
        new LDAPMessage(1, new BindResponseProtocolOp(code, null, diagnostic, List.of(), null))
            .encode()
            .encode();
    try (var server = ScriptedServer.answering(new String(answer, StandardCharsets.ISO_8859_1))) {
      Measurement measured = at(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.errorClass()).isEqualTo(errorClass);
      assertThat(measured.phase()).isEqualTo("bind");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 10, 11, 13, 17, 18, 21, 34, 50, 87})
  void a_search_that_the_server_does_not_carry_out_for_the_probe_says_nothing_of_it(int code)
      throws Exception {
    try (var server = searched(code)) {
      Measurement measured = at(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.phase()).isEqualTo("search");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, WrongAnswer", "32, WrongAnswer", "51, ServiceRefused", "52, ServiceRefused"})
  void a_search_that_fails_is_a_failure(int code, String errorClass) throws Exception {
    try (var server = searched(code)) {
      assertFailed(at(server), errorClass, "search");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 11})
  void an_entry_that_came_before_a_limit_was_reached_is_enough(int code) throws Exception {
    byte[] entry =
        new LDAPMessage(2, new SearchResultEntryProtocolOp("uid=alice," + BASE, List.of()))
            .encode()
            .encode();
    try (var server = searched(code, "no", entry)) {
      Measurement measured = at(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void a_search_that_goes_by_no_index_or_leads_elsewhere_says_nothing_of_the_server()
      throws Exception {
    try (var server = searched(53, "Search is not indexed")) {
      assertThat(at(server).measure().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }
    byte[] reference =
        new LDAPMessage(
                2, new SearchResultReferenceProtocolOp(List.of("ldap://other.test/dc=test")))
            .encode()
            .encode();
    try (var server = searched(0, "", reference)) {
      Measurement measured = at(server).measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("another");
    }
    try (var server = searched(53, "read-only")) {
      assertFailed(at(server), ErrorClass.SERVICE_REFUSED, "search");
    }
  }

  private static ScriptedServer searched(int code) throws IOException {
    return searched(code, "no");
  }

  /** A directory that takes every bind, and answers every search with these and ends it so. */
  private static ScriptedServer searched(int code, String diagnostic, byte[]... before)
      throws IOException {
    byte[] bound =
        new LDAPMessage(1, new BindResponseProtocolOp(0, null, null, List.of(), null))
            .encode()
            .encode();
    byte[] done =
        new LDAPMessage(2, new SearchResultDoneProtocolOp(code, null, diagnostic, List.of()))
            .encode()
            .encode();
    return ScriptedServer.playing(
        peer -> {
          if (peer.in().read(new byte[4096]) > 0) {
            peer.send(bound);
          }
          if (peer.in().read(new byte[4096]) > 0) {
            for (byte[] answer : before) {
              peer.send(answer);
            }
            peer.send(done);
          }
        });
  }

  @Test
  void TLS_that_is_not_offered_is_named_so() throws Exception {
    assertFailed(
        run().with(ConnectionProperties.SECURITY, Security.STARTTLS),
        ErrorClass.TLS_NOT_OFFERED,
        "starttls");
  }

  @Test
  void what_is_no_LDAP_is_named_so() throws Exception {
    for (String noise :
        List.of("220 mail.test ESMTP\r\n", "0\u0084AAA", "0\u0003\2\1", "0\u0089xxxxxxxxx")) {
      try (var server = ScriptedServer.answering(noise)) {
        assertThat(at(server).measure().errorClass())
            .isIn(ErrorClass.PROTOCOL_VIOLATION, ErrorClass.CONNECTION_CLOSED);
      }
    }
  }

  @Test
  void a_message_of_2_GB_is_refused_before_it_is_read() throws Exception {
    try (var server = ScriptedServer.flooding("0\u0084\177\u00ff\u00ff\u00ff", "x")) {
      assertFailed(at(server), ErrorClass.ANSWER_TOO_LONG, "bind");
    }
  }

  @Test
  void silence_and_a_byte_now_and_then_end_at_the_deadline() throws Exception {
    for (ScriptedServer server :
        List.of(
            ScriptedServer.silent(),
            ScriptedServer.dripping("0\u0082@\0" + "x".repeat(999), 100))) {
      try (server) {
        Measurement measured = at(server).hasty().measure();
        assertThat(measured.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(measured.phase()).isEqualTo("bind");
      }
    }
  }

  @Test
  void a_closed_connection_and_a_closed_port_are_told_apart() throws Exception {
    try (var server = ScriptedServer.answering("")) {
      assertFailed(at(server), ErrorClass.CONNECTION_CLOSED, "bind");
    }
    assertFailed(
        run().with(LdapProbeType.PORT, FreePorts.one()), ErrorClass.CONNECTION_REFUSED, "connect");
  }

  private NetRun run() {
    return new NetRun("ldap")
        .with(LdapProbeType.PORT, directory.getListenPort())
        .with(LdapProbeType.BASE_DN, BASE);
  }

  private NetRun loggedIn(String dn) {
    return run().with(LdapProbeType.BIND_DN, dn).with(ConnectionProperties.PASSWORD, "${secret:p}");
  }

  private static NetRun at(ScriptedServer server) {
    return new NetRun("ldap")
        .with(LdapProbeType.PORT, server.port())
        .with(LdapProbeType.BASE_DN, BASE);
  }

  private static void assertFailed(NetRun run, String errorClass, String phase)
      throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).isEqualTo(errorClass);
    assertThat(measured.phase()).isEqualTo(phase);
  }
}
