package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.MailFlowProbeType;
import dev.tend.definition.type.Security;
import dev.tend.lab.Door;
import dev.tend.lab.Lab;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real Postfix and Dovecot refuse a client that comes too often says nothing of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientLimitsIT {
  private final Map<Limit, Integer> ports = new EnumMap<>(Limit.class);
  private Lab lab;

  /** The limits that Postfix's anvil holds a client to; each takes one a minute here. */
  enum Limit {
    CONNECTIONS("smtpd_client_connection_rate_limit", "greeting", "too many connections from"),
    LOG_INS("smtpd_client_auth_rate_limit", "auth", "too many AUTH commands from"),
    TLS_SESSIONS(
        "smtpd_client_new_tls_session_rate_limit", "starttls", "too many new TLS sessions from"),
    MESSAGES("smtpd_client_message_rate_limit", "submission.mail", "too much mail from"),
    RECIPIENTS("smtpd_client_recipient_rate_limit", "submission.rcpt", "too many recipients from");

    private final String parameter;
    private final String phase;
    private final String words;

    Limit(String parameter, String phase, String words) {
      this.parameter = parameter;
      this.phase = phase;
      this.words = words;
    }

    /** A service of {@code master.cf}. Clients of its own networks are exempt by default. */
    String service(int port) {
      return """
      127.0.0.1:%d inet n - n - - smtpd
        -o smtpd_client_event_limit_exceptions=
        -o smtpd_sasl_auth_enable=yes
        -o %s=1
      """
          .formatted(port, parameter);
    }
  }

  @BeforeAll
  void start() throws IOException {
    lab = Lab.create(Files.createTempDirectory("tend-lab"), "--accounts", "file");
    for (Limit limit : Limit.values()) {
      ports.put(limit, FreePorts.one());
      lab.configure("postfix/master.cf", limit.service(ports.get(limit)));
    }
    lab.configure(
        "dovecot/dovecot.conf",
        """
        protocol imap {
          mail_max_userip_connections = 1
        }
        protocol pop3 {
          mail_max_userip_connections = 1
        }
        """);
    lab.service("dovecot", "start");
    lab.service("postfix", "start");
  }

  @AfterAll
  void destroy() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_limit_of_Postfix_for_each_client(Limit limit) throws Exception {
    Measurement first = run(limit).measure();
    assertThat(first.outcome()).as(first.message()).isEqualTo(Outcome.SUCCEEDED);
    if (limit == Limit.TLS_SESSIONS) {
      // The first that is too many is dropped once it is encrypted; the next are not begun.
      run(limit).measure();
    }
    Measurement next = run(limit).measure();
    assertThat(next.phase()).as(next.message()).isEqualTo(limit.phase);
    assertTurnedAway(next, limit.words);
  }

  @Test
  void a_limit_of_Dovecot_for_each_user_and_address() throws Exception {
    try (Socket imap = logIn(Door.IMAP, "a LOGIN %s %s")) {
      assertThat(imap.isClosed()).isFalse();
      assertTurnedAway(loggedIn("imap", Door.IMAP).measure(), "Maximum number of connections");
      assertThat(imap.isClosed()).isFalse();
    }
    try (Socket pop3 = logIn(Door.POP3, "USER %s", "PASS %2$s")) {
      assertThat(pop3.isClosed()).isFalse();
      assertTurnedAway(loggedIn("pop3", Door.POP3).measure(), "Maximum number of connections");
      assertThat(pop3.isClosed()).isFalse();
    }
    await().until(() -> loggedIn("imap", Door.IMAP).measure().outcome() == Outcome.SUCCEEDED);
    await().until(() -> loggedIn("pop3", Door.POP3).measure().outcome() == Outcome.SUCCEEDED);
  }

  private TestRun run(Limit limit) throws IOException {
    int port = Objects.requireNonNull(ports.get(limit));
    return switch (limit) {
      case CONNECTIONS -> TestRun.at("smtp", port);
      case TLS_SESSIONS -> TestRun.at("smtp", port).with(Security.STARTTLS);
      case LOG_INS ->
          TestRun.at("smtp", port).loggingInAs(Lab.PROBE_ACCOUNT, lab.probePassword().strip());
      case MESSAGES, RECIPIENTS ->
          TestRun.of("mail-flow")
              .with(MailFlowProbeType.SUBMISSION_PORT, port)
              .with(MailFlowProbeType.SUBMISSION_SECURITY, Security.NONE)
              .with(MailFlowProbeType.SUBMISSION_LOGIN, false)
              .with(MailFlowProbeType.IMAP_PORT, lab.port(Door.IMAPS))
              .with(MailFlowProbeType.SENDER, Lab.PROBE_ACCOUNT)
              .with(MailFlowProbeType.RECIPIENT, Lab.PROBE_ACCOUNT)
              .loggingInAs(Lab.PROBE_ACCOUNT, lab.probePassword().strip())
              .within(Duration.ofSeconds(20));
    };
  }

  private TestRun loggedIn(String type, Door door) throws IOException {
    return TestRun.at(type, lab.port(door))
        .loggingInAs(Lab.PROBE_ACCOUNT, lab.probePassword().strip());
  }

  /** A client of the probe's own account that is logged in until it is closed. */
  private Socket logIn(Door door, String... commands) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), lab.port(door));
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    assertThat(in.readLine()).contains("OK");
    for (String command : commands) {
      String line = command.formatted(Lab.PROBE_ACCOUNT, lab.probePassword().strip()) + "\r\n";
      client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).contains("OK");
    }
    return client;
  }

  private static void assertTurnedAway(Measurement measured, String words) {
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(ErrorClass.PROBE_REFUSED);
    assertThat(measured.message()).contains(words);
  }
}
