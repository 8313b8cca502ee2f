package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.type.ImapProbeType;
import dev.tend.definition.type.LmtpProbeType;
import dev.tend.definition.type.MailFlowProbeType;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TcpProbeType;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What probes make of servers that refuse: that it is about the probe alone, so that nothing is
 * restarted, or that nobody is served, which must not be hidden.
 */
class RefusedProbeTest {
  private static final Map<String, String> GOOD_SMTP =
      Map.of(
          "EHLO", "250-mx.test\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS",
          "LHLO", "250 mx.test",
          "AUTH", "235 2.7.0 Ok",
          "MAIL", "250 2.1.0 Ok",
          "RCPT", "250 2.1.5 Ok",
          "DATA", "354 go on",
          ".", "250 2.0.0 Ok",
          "RSET", "250 2.0.0 Ok",
          "QUIT", "221 2.0.0 Bye");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MAIL | 450 4.7.1 Error: too much mail from 192.0.2.1       | Inconclusive | ProbeRefused
          RCPT | 450 4.7.1 Error: too many recipients from 192.0.2.1 | Inconclusive | ProbeRefused
          RCPT | 450 4.2.0 <p@x>: Recipient address rejected: Greylisted | Inconclusive | ProbeRefused
          RCPT | 550 5.1.1 User unknown                              | Inconclusive | ProbeMailboxRefused
          RCPT | 451 4.3.0 Temporary lookup failure                  | Failed       | ServiceRefused
          DATA | 451 4.7.1 Try again later                           | Inconclusive | ProbeRefused
          .    | 451 4.7.1 Try again later                           | Inconclusive | ProbeRefused
          .    | 451 4.7.1 Service unavailable - try again later     | Failed       | ServiceRefused
          .    | 451 4.3.0 Error: queue file write error             | Failed       | ServiceRefused
          MAIL | 452 4.3.1 Insufficient system storage               | Failed       | ServiceRefused
          MAIL | 530 5.7.0 Must issue a STARTTLS command first       | Inconclusive | CannotMeasure
          AUTH | 451 4.3.2 Authentication rate-limit                 | Inconclusive | ProbeRefused
          AUTH | 450 4.7.1 Error: too many AUTH commands from 192.0.2.1 | Inconclusive | ProbeRefused
          AUTH | 454 4.7.0 Temporary authentication failure          | Failed       | ServiceRefused
          """)
  void mail_flow(String command, String answer, String outcome, String errorClass)
      throws Exception {
    try (ScriptedServer imap = imap(Map.of());
        ScriptedServer smtp = smtp(command, answer)) {
      Measurement measured =
          TestRun.of("mail-flow")
              .with(MailFlowProbeType.IMAP_PORT, imap.port())
              .with(MailFlowProbeType.IMAP_SECURITY, Security.NONE)
              .with(MailFlowProbeType.SUBMISSION_PORT, smtp.port())
              .with(MailFlowProbeType.SUBMISSION_SECURITY, Security.NONE)
              .with(MailFlowProbeType.SENDER, "probe@example.org")
              .with(MailFlowProbeType.RECIPIENT, "probe@example.org")
              .loggingIn()
              .measure();
      expect(measured, outcome, errorClass);
      String phase = command.equals(".") ? "message" : command.toLowerCase(Locale.ROOT);
      assertThat(measured.phase()).isEqualTo("submission." + phase);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LHLO | 421 4.7.0 Error: too many connections from 192.0.2.1  | Inconclusive | ProbeRefused
          MAIL | 430 Authentication required                           | Inconclusive | CannotMeasure
          RCPT | 451 4.3.0 <p> Too many concurrent deliveries for user | Inconclusive | ProbeRefused
          RCPT | 451 4.3.0 <p> Internal error occurred.                | Failed       | ServiceRefused
          RSET | 421 4.3.2 Shutting down                               | Failed       | ServiceRefused
          """)
  void lmtp(String command, String answer, String outcome, String errorClass) throws Exception {
    try (ScriptedServer server = smtp(command, answer)) {
      expect(
          TestRun.at("lmtp", server).with(LmtpProbeType.RECIPIENT, "probe@example.org").measure(),
          outcome,
          errorClass);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          421 4.7.0 mx.test Error: too many new TLS sessions from 192.0.2.1 | Inconclusive | ProbeRefused
          454 4.7.0 TLS not available due to local problem                  | Failed       | TlsFailed
          """)
  void starttls(String answer, String outcome, String errorClass) throws Exception {
    try (ScriptedServer server = smtp("STARTTLS", answer)) {
      Measurement measured = TestRun.at("smtp", server).with(Security.STARTTLS).measure();
      expect(measured, outcome, errorClass);
      assertThat(measured.phase()).isEqualTo("starttls");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LOGIN  | NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded | Inconclusive | ProbeRefused
          LOGIN  | NO [UNAVAILABLE] Temporary authentication failure.                   | Failed       | ServiceRefused
          LOGIN  | NO Server Unavailable. 15                                            | Failed       | ServiceRefused
          LOGIN  | BAD Request is throttled. Suggested Backoff Time: 1000 milliseconds  | Inconclusive | ProbeRefused
          SELECT | NO [LIMIT] no more                                                   | Inconclusive | ProbeRefused
          """)
  void imap(String command, String answer, String outcome, String errorClass) throws Exception {
    String verb = command.equals("SELECT") ? "EXAMINE" : command;
    try (ScriptedServer server = imap(Map.of(verb, answer))) {
      expect(
          TestRun.at("imap", server).with(ImapProbeType.MAILBOX, "INBOX").loggingIn().measure(),
          outcome,
          errorClass);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * BYE Too many connections from your IP address      | Inconclusive | ProbeRefused
          * BYE Account exceeded command or bandwidth limits.  | Inconclusive | ProbeRefused
          * BYE Server shutting down.                          | Failed       | ServiceRefused
          """)
  void imap_says_BYE_instead_of_the_greeting_or_in_the_middle(
      String bye, String outcome, String errorClass) throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(bye + "\r\n")) {
      expect(TestRun.at("imap", server).measure(), outcome, errorClass);
    }
    try (ScriptedServer server = ScriptedServer.greeting("* OK hi\r\n", bye + "\r\n")) {
      expect(TestRun.at("imap", server).measure(), outcome, errorClass);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          421 4.7.0 mx.test Error: too many connections from 192.0.2.1 | Inconclusive | ProbeRefused
          * BYE Too many connections from your IP address              | Inconclusive | ProbeRefused
          -ERR [LOGIN-DELAY] wait                                      | Inconclusive | ProbeRefused
          421 4.3.2 All server ports are busy                          | Failed | ProtocolViolation
          HTTP/1.1 400 Bad Request                                     | Failed | ProtocolViolation
          """)
  void a_tcp_probe_that_waits_for_a_greeting(String answer, String outcome, String errorClass)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(answer + "\r\n")) {
      expect(
          TestRun.at("tcp", server).with(TcpProbeType.GREETING, "220 ").measure(),
          outcome,
          errorClass);
    }
  }

  @Test
  void a_server_that_offers_other_log_ins_than_the_probe_knows_cannot_be_judged() throws Exception {
    Measurement imap =
        encrypted(
            "imap",
            "* OK hi\r\n",
            "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED\r\nT1 OK\r\n");
    expect(imap, "Inconclusive", "CannotMeasure");
    assertThat(imap.message()).contains("AUTH=XOAUTH2", "LOGIN");

    Measurement smtp =
        encrypted("smtp", "220 hi\r\n", "250-hi\r\n250 AUTH SCRAM-SHA-256 EXTERNAL\r\n");
    expect(smtp, "Inconclusive", "CannotMeasure");
    assertThat(smtp.message()).contains("SCRAM-SHA-256, EXTERNAL", "AUTH PLAIN");

    Measurement pop3 =
        encrypted(
            "pop3",
            "+OK hi\r\n",
            "-ERR Unknown command.\r\n",
            "+OK\r\nUIDL\r\nSASL XOAUTH2 OAUTHBEARER\r\n.\r\n");
    expect(pop3, "Inconclusive", "CannotMeasure");
    assertThat(pop3.message()).contains("SASL XOAUTH2 OAUTHBEARER", "USER");
  }

  @Test
  void a_server_to_which_nobody_can_log_in_has_failed() throws Exception {
    expect(
        encrypted("imap", "* OK hi\r\n", "* CAPABILITY LOGINDISABLED\r\nT1 OK\r\n"),
        "Failed",
        "ServiceRefused");
    expect(encrypted("smtp", "220 hi\r\n", "250 hi\r\n"), "Failed", "ServiceRefused");
    expect(
        encrypted("pop3", "+OK hi\r\n", "-ERR Unknown command.\r\n", "+OK\r\nUIDL\r\nTOP\r\n.\r\n"),
        "Failed",
        "ServiceRefused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -ERR Unknown command.       |                | Failed       | ServiceRefused
          -ERR Unknown command.       | AUTH-RESP-CODE | Failed       | ServiceRefused
          -ERR Authentication failed. |                | Inconclusive | CredentialsRefused
          -ERR Authentication failed. | TOP            | Inconclusive | CredentialsRefused
          -ERR Authentication failed. | AUTH-RESP-CODE | Failed       | ServiceRefused
          -ERR [AUTH] no              | AUTH-RESP-CODE | Inconclusive | CredentialsRefused
          -ERR [SYS/TEMP] Maximum number of connections from user+IP exceeded | AUTH-RESP-CODE | Inconclusive | ProbeRefused
          """)
  void pop3_with_and_without_the_promise_to_say_AUTH_of_bad_credentials(
      String answer, String capability, String outcome, String errorClass) throws Exception {
    String capabilities =
        capability == null ? "-ERR what\r\n" : "+OK\r\n" + capability + "\r\nUSER\r\n.\r\n";
    try (ScriptedServer server =
        ScriptedServer.greeting("+OK hi\r\n", "+OK\r\n", answer + "\r\n", capabilities)) {
      Measurement measured = TestRun.at("pop3", server).loggingIn().measure();
      expect(measured, outcome, errorClass);
      assertThat(measured.phase()).isEqualTo("pass");
    }
  }

  private static Measurement encrypted(String type, String greeting, String... answers)
      throws IOException, InterruptedException {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TestCertificates.GOOD.context());
              peer.send(greeting);
              for (String answer : answers) {
                peer.line();
                peer.send(answer);
              }
              peer.line();
            })) {
      return TestRun.at(type, server).with(Security.TLS).loggingIn().measure();
    }
  }

  /** A server that is well but for what it answers to one command. */
  private static ScriptedServer smtp(String refused, String answer) throws IOException {
    return ScriptedServer.playing(
        peer -> {
          peer.send("220 mx.test\r\n");
          while (true) {
            String line = peer.line();
            String verb = line.split(" ", -1)[0];
            String good = GOOD_SMTP.get(verb);
            if (verb.equals(refused)) {
              peer.send(answer + "\r\n");
            } else if (good != null) {
              peer.send(good + "\r\n");
            }
          }
        });
  }

  /** The same over IMAP. */
  private static ScriptedServer imap(Map<String, String> refused) throws IOException {
    return ScriptedServer.playing(
        peer -> {
          peer.send("* OK hi\r\n");
          while (true) {
            List<String> words = List.of(peer.line().split(" ", -1));
            String verb = words.get(1);
            if (verb.equals("CAPABILITY")) {
              peer.send("* CAPABILITY IMAP4rev1 UIDPLUS\r\n");
            }
            if (verb.equals("LOGIN") && words.getLast().startsWith("{")) {
              peer.send("+ go on\r\n");
              peer.line();
            }
            peer.send(words.get(0) + " " + refused.getOrDefault(verb, "OK done") + "\r\n");
          }
        });
  }

  private static void expect(Measurement measured, String outcome, String errorClass) {
    assertThat(measured.outcome().text()).as(measured.message()).isEqualTo(outcome);
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(errorClass);
  }
}
